using System.Text.Json;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Profiles;
using NodaTime;

namespace AlertBot.Understanding.Tests.Facts;

/// <summary>The article of the reference case as its publisher wrote it, which is not part of the checkout: skipped where it is not there.</summary>
public sealed class SharedArticleTests
{
    private static readonly Lazy<Reading> Article = new(Read);

    [Theory]
    [InlineData(FactKind.Round, "3", null)]
    [InlineData(FactKind.Venue, "Istanbul", null)]
    [InlineData(FactKind.HeldOn, "2025-07-23", null)]
    [InlineData(FactKind.Duration, "<PT1H", null)]
    [InlineData(FactKind.Outcome, "no breakthrough", null)]
    [InlineData(FactKind.Delegate, "Rustem Umerov", "Ukraine")]
    [InlineData(FactKind.Delegate, "Andriy Yermak", "Ukraine")]
    [InlineData(FactKind.Delegate, "Serhiy Kyslytsya", "Ukraine")]
    [InlineData(FactKind.DelegationHead, "Vladimir Medinsky", "Russia")]
    [InlineData(FactKind.Mediator, "Recep Tayyip Erdogan", null)]
    [InlineData(FactKind.PeopleExchanged, ">1200", null)]
    [InlineData(FactKind.Proposal, "3 working groups", "Russia")]
    [InlineData(FactKind.Proposal, "leaders' meeting only after the topics are settled", "Russia")]
    [InlineData(FactKind.Proposal, "30-day unconditional ceasefire", "Ukraine")]
    [InlineData(FactKind.ProposalAnswer, "backed", "United States")]
    [InlineData(FactKind.ProposalAnswer, "rejected", "Russia")]
    [InlineData(FactKind.Position, "war goals unchanged", "Dmitry Peskov")]
    public void Every_fact_of_the_table_is_read(FactKind kind, string value, string? by) =>
        Assert.Contains(Article.Value.Facts.All, f => f.Kind == kind && f.Value == value && f.By == by);

    [Fact]
    public void Its_one_deadline_is_the_fifty_days_and_the_ceasefire_of_thirty_is_none()
    {
        var deadline = Assert.Single(Article.Value.Deadlines);
        Assert.Equal(new LocalDate(2025, 9, 2), deadline.Due.Earliest);
    }

    [Fact]
    public void Its_profile_binds_the_answers_to_the_offer()
    {
        var report = new ProfileReport(1, Instant.FromUtc(2025, 7, 24, 8, 0), "kyivindependent.com", Article.Value.Facts);
        var profile = NegotiationProfile.Of(DossierCatalog.Embedded().Find("ukraine-russia-talks")!, [report], new LocalDate(2025, 7, 24));
        var ceasefire = Assert.Single(profile.Proposals, p => p.Offer.Fact.Value == "30-day unconditional ceasefire");
        Assert.Equal(["United States backed", "Russia rejected"], ceasefire.Answers.Select(a => $"{a.Fact.By} {a.Fact.Value}").OrderDescending());
        Assert.Equal(TalksStatus.Held, profile.Status);
    }

    private static Reading Read()
    {
        var file = Path.Combine(Checkout(AppContext.BaseDirectory), "..", "shared", "eval", "reference", "article.jsonl");
        Assert.SkipUnless(File.Exists(file), "../shared/eval/reference/article.jsonl is not there");
        var article = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file));
        string Text(string name) => article.GetProperty(name).GetString()!;
        Assert.True(PublicationTime.TryParse(Text("published"), out var published));
        return new ItemReader().Read(new ItemText(Text("id"), Text("title"), Text("text"), published, Text("lang"), Publisher: Text("publisher")));
    }

    private static string Checkout(string folder) =>
        File.Exists(Path.Combine(folder, "AlertBot.sln")) ? folder : Checkout(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("These tests must be run inside the checkout."));
}
