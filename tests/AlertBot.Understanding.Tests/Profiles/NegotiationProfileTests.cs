using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Profiles;
using NodaTime;

namespace AlertBot.Understanding.Tests.Profiles;

/// <summary>A negotiation's profile is drawn from its reports alone, and every entry can be traced to one.</summary>
public sealed class NegotiationProfileTests
{
    private static readonly LocalDate Today = new(2025, 7, 25);
    private static readonly Dossier Talks = DossierCatalog.Embedded().Find("ukraine-russia-talks")!;

    [Fact]
    public void Without_reports_only_the_parties_are_known()
    {
        var profile = Profile();
        Assert.Equal(["Ukraine", "Russia"], profile.Parties);
        Assert.Null(profile.Round);
        Assert.Empty(profile.Delegations);
        Assert.Equal(TalksStatus.Unknown, profile.Status);
    }

    [Fact]
    public void Of_two_reports_the_newer_is_believed_whatever_their_order()
    {
        var old = Report(1, day: 3, voice: "a", Say(FactKind.Round, "2"), Say(FactKind.Venue, "Istanbul"));
        var young = Report(2, day: 24, voice: "a", Say(FactKind.Round, "3"));
        Assert.Equal(("3", "Istanbul"), (Profile(old, young).Round!.Fact.Value, Profile(old, young).Venue!.Fact.Value));
        Assert.Equal(2, Profile(young, old).Round!.Report.Item);
    }

    [Fact]
    public void Who_tells_the_same_is_counted_once_for_each_family_of_publishers()
    {
        var outcome = Say(FactKind.Outcome, "no breakthrough");
        Assert.Equal(2, Profile(Report(1, 23, "a", outcome), Report(2, 23, "a", outcome), Report(3, 23, "b", outcome)).Outcome!.Voices);
    }

    [Fact]
    public void A_delegation_has_its_head_and_the_members_that_were_named_last()
    {
        var profile = Profile(
            Report(1, 1, "a", Say(FactKind.Delegate, "Andriy Yermak", "Ukraine")),
            Report(2, 22, "a", Say(FactKind.DelegationHead, "Rustem Umerov", "Ukraine"), Say(FactKind.DelegationHead, "Vladimir Medinsky", "Russia")),
            Report(3, 23, "a", Say(FactKind.Delegate, "Rustem Umerov", "Ukraine"), Say(FactKind.Delegate, "Serhiy Kyslytsya", "Ukraine")));
        Assert.Equal(["Ukraine", "Russia"], profile.Delegations.Select(d => d.Party));
        Assert.Equal("Rustem Umerov", profile.Delegations[0].Head!.Fact.Value);
        Assert.Equal(["Serhiy Kyslytsya"], profile.Delegations[0].Members.Select(m => m.Fact.Value));
        Assert.Empty(profile.Delegations[1].Members);
    }

    [Fact]
    public void An_answer_belongs_to_the_offer_of_its_sentence()
    {
        var profile = Profile(Report(
            1,
            23,
            "a",
            new Fact(FactKind.Proposal, "30-day ceasefire", "Ukraine offers a ceasefire that Russia rejects.", "Ukraine"),
            new Fact(FactKind.ProposalAnswer, "rejected", "Ukraine offers a ceasefire that Russia rejects.", "Russia"),
            new Fact(FactKind.Proposal, "3 working groups", "Russia proposes three groups.", "Russia")));
        Assert.Equal(["30-day ceasefire", "3 working groups"], profile.Proposals.Select(p => p.Offer.Fact.Value));
        Assert.Equal(["rejected"], profile.Proposals[0].Answers.Select(a => a.Fact.Value));
        Assert.Empty(profile.Proposals[1].Answers);
    }

    [Fact]
    public void An_offer_that_is_told_again_counts_once()
    {
        var offer = Say(FactKind.Proposal, "full ceasefire", "Ukraine");
        var only = Assert.Single(Profile(Report(1, 1, "a", offer), Report(2, 2, "b", offer)).Proposals);
        Assert.Equal((2, 2L), (only.Offer.Voices, only.Offer.Report.Item));
    }

    [Theory]
    [InlineData("2025-07-25", TalksStatus.Planned)]
    [InlineData("2025-07-24", TalksStatus.Held)]
    public void A_meeting_is_ahead_until_its_day_is_over(string planned, TalksStatus status) =>
        Assert.Equal(status, Profile(Report(1, 20, "a", Say(FactKind.PlannedFor, planned), Say(FactKind.HeldOn, "2025-06-02"))).Status);

    [Fact]
    public void Each_speaker_has_the_position_that_was_taken_last()
    {
        var profile = Profile(
            Report(1, 1, "a", Say(FactKind.Position, "open to talks", "Dmitry Peskov")),
            Report(2, 2, "a", Say(FactKind.Position, "war goals unchanged", "Dmitry Peskov")),
            Report(3, 1, "a", Say(FactKind.Position, "no territorial concessions", "Volodymyr Zelensky")));
        Assert.Equal(["war goals unchanged", "no territorial concessions"], profile.Positions.Select(p => p.Fact.Value));
    }

    [Fact]
    public void It_is_drawn_from_what_was_read()
    {
        const string Text = "Ukraine and Russia met in Istanbul on July 23 for the third round of talks. Vladimir Medinsky, head of the Russian delegation, proposed three working groups. "
            + "Russia and Ukraine agreed to exchange over 1,200 prisoners.";
        var reading = new ItemReader().Read(new ItemText("1", "Third round of Ukraine-Russia talks in Istanbul", Text, PublicationTime.On(new LocalDate(2025, 7, 24)), "en"));
        var profile = Profile(new ProfileReport(1, Instant.FromUtc(2025, 7, 24, 8, 0), "a", reading.Facts));
        Assert.Equal(("3", "Istanbul", "2025-07-23"), (profile.Round?.Fact.Value, profile.Venue?.Fact.Value, profile.HeldOn?.Fact.Value));
        Assert.Equal("Vladimir Medinsky", Assert.Single(profile.Delegations, d => d.Party == "Russia").Head?.Fact.Value);
        Assert.Equal(">1200", Assert.Single(profile.Exchanges).Fact.Value);
        Assert.Equal(TalksStatus.Held, profile.Status);
    }

    private static NegotiationProfile Profile(params ProfileReport[] reports) => NegotiationProfile.Of(Talks, reports, Today);

    private static ProfileReport Report(long item, int day, string voice, params Fact[] facts) =>
        new(item, Instant.FromUtc(2025, 7, day, 12, 0), voice, new TalkFacts([.. facts]));

    private static Fact Say(FactKind kind, string value, string? by = null) => new(kind, value, value, by);
}
