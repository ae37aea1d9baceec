using AlertBot.Understanding.Facts;
using NodaTime;

namespace AlertBot.Understanding.Tests.Facts;

/// <summary>The facts of the reference case, told in our own words.</summary>
public sealed class ReferenceArticleTests
{
    private const string Text = """
        Negotiators of Ukraine and Russia met in Istanbul on July 23 for the third round of peace talks. The meeting took less than an hour and brought no breakthrough.

        Rustem Umerov, a member of the Ukrainian delegation, said both sides agreed on a prisoner exchange of over 1,200 people. Earlier the Ukrainian delegation with Andriy Yermak and Sergiy Kyslytsya met with President Erdogan in Ankara.

        Vladimir Medinsky, head of the Russian delegation, proposed three working groups: political, military and humanitarian. He added that a meeting of leaders would require settling the topics first.

        Ukraine has offered a 30-day unconditional ceasefire, which is supported by the US, but Russia has rejected it. Kremlin spokesman Dmitry Peskov said that Russia's war goals remain unchanged.
        """;

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
    public void Every_row_is_read(FactKind kind, string value, string? by)
    {
        var item = new ItemText("reference", "Third round of talks ends in Istanbul", Text, PublicationTime.On(new LocalDate(2025, 7, 24)), "en");
        Assert.Contains(new ItemReader().Read(item).Facts.All, f => f.Kind == kind && f.Value == value && f.By == by);
    }
}
