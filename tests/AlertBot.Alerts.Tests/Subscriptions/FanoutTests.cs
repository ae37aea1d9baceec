using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Alerts.Tests.Subscriptions;

/// <summary>Who is sent an alert by itself, and when.</summary>
public sealed class FanoutTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 1);

    [Theory]
    [InlineData(AlertKind.NewStory, Urgency.Routine, false)]
    [InlineData(AlertKind.NewStory, Urgency.Major, false)]
    [InlineData(AlertKind.NewStory, Urgency.Breaking, true)]
    [InlineData(AlertKind.Update, Urgency.Routine, false)]
    [InlineData(AlertKind.DeadlineSet, Urgency.Routine, true)]
    [InlineData(AlertKind.Silence, Urgency.Routine, true)]
    public void Where_a_digest_was_asked_for_only_what_cannot_wait_and_deadlines_come_at_once(AlertKind kind, Urgency urgency, bool atOnce) =>
        Assert.Equal(atOnce, Fanout.Of(Alert(kind, urgency), [Order(DestinationWishes.Default with { Digest = DigestPlan.Morning })]).Count == 1);

    [Fact]
    public void What_is_private_is_said_to_its_own_destination_alone_also_where_nobody_has_to_want_it()
    {
        Destination[] all = [Order(DestinationWishes.Default, 1).Destination, Order(DestinationWishes.Default, 2).Destination];

        Assert.Equal([2], Fanout.To(Alert(AlertKind.Notice) with { Audience = 2 }, all).Select(d => d.Destination));
        Assert.Equal([1, 2], Fanout.To(Alert(AlertKind.Notice), all).Select(d => d.Destination));
    }

    [Fact]
    public void A_private_alert_is_wanted_by_its_own_destination_alone()
    {
        var alert = Alert(AlertKind.NewStory) with { Audience = 2 };

        Assert.Equal([2], Fanout.Of(alert, [Order(DestinationWishes.Default, 1), Order(DestinationWishes.Default, 2)]).Select(d => d.Destination));
    }

    [Fact]
    public void A_countdown_has_no_publisher_and_passes_whatever_publishers_a_destination_hears()
    {
        var picky = Order(DestinationWishes.Default) with { OnlyPublishers = ["bbc"], NotPublishers = ["tass"], Languages = ["uk"], StateMedia = false };
        var reminder = Alert(AlertKind.Reminder);
        reminder = reminder with { Content = reminder.Content with { DaysLeft = 3 } };

        Assert.True(picky.Wants(reminder));
        Assert.False(picky.Wants(reminder with { Content = reminder.Content with { Sources = [new SourceLink("tass", "tass", null, "ru", true, 1)] } }));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void A_countdown_comes_on_the_days_that_were_asked_for(int days, bool wanted)
    {
        var reminder = Alert(AlertKind.Reminder);

        Assert.Equal(wanted, Order(DestinationWishes.Default).Wants(reminder with { Content = reminder.Content with { DaysLeft = days } }));
    }

    private static Alert Alert(AlertKind kind, Urgency urgency = Urgency.Routine) => new(
        "key", kind, "talks", Now, kind.IsOfStory() ? 7 : null, null, [], urgency, new AlertContent([], [], [], [], []), "a test");

    private static Subscription Order(DestinationWishes wishes, long id = 1) => new(
        id, new Destination(id, $"{id}", "console", $"{id}", "en", DateTimeZone.Utc, null, null) { Wishes = wishes }, [], [], Subscription.DefaultReminderSteps);
}
