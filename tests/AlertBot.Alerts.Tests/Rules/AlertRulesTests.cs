using System.Collections.Immutable;
using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Understanding;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Facts;
using NodaTime;

namespace AlertBot.Alerts.Tests.Rules;

public sealed class AlertRulesTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 18, 0);
    private static readonly AlertRules Rules = new(Duration.FromHours(48));

    [Fact]
    public void The_first_report_of_an_event_is_told() =>
        Assert.Equal((AlertKind.NewStory, "story:7"), Told(Rules.Judge(Report(isNew: true))));

    [Fact]
    public void One_more_report_of_a_known_event_is_not_told() =>
        Assert.Equal("same-story", Assert.IsType<Silence>(Rules.Judge(Report())).Code);

    [Theory]
    [InlineData(3, "source-joined")]
    [InlineData(25, "joined-late")]
    public void One_more_publisher_is_an_edit_and_after_a_day_only_for_who_waited_for_it(int hours, string code)
    {
        var verdict = Rules.Judge(Report() with { Story = new StorySoFar(Now - Duration.FromHours(hours), ["wire"], "courier") });

        Assert.Equal((AlertKind.StoryEdited, code), Assert.IsType<Speak>(verdict) is var speak ? (speak.Kind, speak.Code) : default);
    }

    [Fact]
    public void One_more_report_of_a_voice_that_was_heard_is_no_other_publisher_however_it_is_written() =>
        Assert.Equal("same-story", Assert.IsType<Silence>(Rules.Judge(Report() with { Story = new StorySoFar(Now - Duration.FromHours(3), ["Courier"], "courier") })).Code);

    [Fact]
    public void A_material_change_of_a_known_event_is_told_as_an_update() =>
        Assert.Equal((AlertKind.Update, "story:7:item:1:0"), Told(Rules.Judge(Report(changes: ["numbers"]))));

    [Fact]
    public void What_was_in_the_feed_before_AlertBot_looked_is_not_told() =>
        Assert.Equal("baseline", Assert.IsType<Silence>(Rules.Judge(Report(isNew: true, baseline: true))).Code);

    [Fact]
    public void What_was_old_when_it_was_first_seen_is_not_told() =>
        Assert.Equal("old", Assert.IsType<Silence>(Rules.Judge(Report(isNew: true, published: Now - Duration.FromHours(49)))).Code);

    [Fact]
    public void A_new_demand_is_told_as_a_deadline_even_when_its_story_is_new() =>
        Assert.Equal(AlertKind.DeadlineSet, Told(Rules.Judge(Report(isNew: true, effects: [Effect(LedgerChange.Set)]))).Kind);

    [Fact]
    public void A_mere_appointment_is_told_with_its_story() =>
        Assert.Equal(AlertKind.NewStory, Told(Rules.Judge(Report(isNew: true, effects: [Effect(LedgerChange.Set, DeadlineKind.Scheduled)]))).Kind);

    [Fact]
    public void A_changed_deadline_goes_before_everything_else()
    {
        var verdict = Rules.Judge(Report(isNew: true, changes: ["numbers"], effects: [Effect(LedgerChange.Set), Effect(LedgerChange.Shortened)]));

        Assert.Equal(AlertKind.DeadlineChanged, Told(verdict).Kind);
    }

    [Fact]
    public void A_repeated_deadline_is_not_told_again() =>
        Assert.IsType<Silence>(Rules.Judge(Report(effects: [Effect(LedgerChange.Repeated, material: false)])));

    private static (AlertKind Kind, string Key) Told(Verdict verdict) =>
        Assert.IsType<Speak>(verdict) is var speak ? (speak.Kind, speak.Key) : default;

    private static Development Report(bool isNew = false, bool baseline = false, Instant? published = null, string[]? changes = null, LedgerEffect[]? effects = null)
    {
        var dossier = new DossierReading("talks", 0.9, true, [Category.Round], []);
        return new Development(
            new Item(1, 1, "courier", "g", null, "Title", "Text", "en", published ?? Now, Now, 0, baseline),
            new Reading("en", [dossier], TalkFacts.None, []),
            dossier,
            new StoryPlace(7, isNew, null, [.. changes ?? []], []),
            [.. effects ?? []],
            Now);
    }

    private static LedgerEffect Effect(LedgerChange change, DeadlineKind kind = DeadlineKind.Ultimatum, bool material = true)
    {
        var due = DueWindow.On(new LocalDate(2025, 9, 2));
        var entry = new LedgerEntry(3, "talks", kind, due, null, null, null, LedgerState.Open, ImmutableArray.Create(new LedgerRevision(change, due, Now)));
        return new LedgerEffect(entry, change, material);
    }
}
