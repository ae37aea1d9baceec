using System.Collections.Immutable;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Stories.Summaries;
using NodaTime;

namespace AlertBot.Alerts.Tests.Subscriptions;

/// <summary>As publishers join a story, its messages are edited: bundled, and only where there is one.</summary>
public sealed class StoryEditTests
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 1);

    [Fact]
    public void An_edit_waits_for_the_next_full_step_so_that_several_are_one()
    {
        var (first, second) = (Edit(Now), Edit(Now + Duration.FromSeconds(50)));

        Assert.Equal((DeliveryForm.Edit, true, first.NotBefore), (second.Form, second.NotBefore > Now, second.NotBefore));
    }

    [Fact]
    public void An_edit_is_only_for_those_who_were_told() => Assert.Equal(ToldBefore.Told, Edit(Now).Asks);

    [Theory]
    [InlineData(1, 2, true, false)]
    [InlineData(2, 2, true, true)]
    [InlineData(1, 2, false, true)]
    [InlineData(1, 1, true, true)]
    public void A_story_waits_for_as_many_independent_publishers_as_the_destination_asks_for(int independent, int asked, bool hold, bool wanted) =>
        Assert.Equal(wanted, Order(asked, hold).Wants(Story(AlertKind.NewStory, Now, independent)));

    [Fact]
    public void Where_it_waited_the_publisher_that_confirms_it_brings_the_first_message() =>
        Assert.Equal(ToldBefore.Either, Assert.Single(Fanout.Of(Story(AlertKind.StoryEdited, Now, 2), [Order(2, hold: true)])).Asks);

    [Fact]
    public void A_day_later_it_is_a_message_of_its_own_for_those_who_waited_and_were_not_told_and_nothing_for_others()
    {
        var late = Story(AlertKind.StoryEdited, Now, 2) with { IsLate = true };
        var delivery = Assert.Single(Fanout.Of(late, [Order(2, hold: true)]));

        Assert.Equal((DeliveryForm.Post, ToldBefore.Untold), (delivery.Form, delivery.Asks));
        Assert.Empty(Fanout.Of(late, [Order(1, hold: true)]));
        Assert.Empty(Fanout.Of(late, [Order(2, hold: false)]));
        Assert.Empty(Fanout.Of(late, [Order(3, hold: true)]));
    }

    [Theory]
    [InlineData(LiveMode.Edit, false, DeliveryForm.Edit)]
    [InlineData(LiveMode.Edit, true, DeliveryForm.Reply)]
    [InlineData(LiveMode.Thread, true, DeliveryForm.Thread)]
    [InlineData(LiveMode.Post, true, DeliveryForm.Post)]
    public void What_is_new_in_an_old_story_answers_its_message_since_nobody_sees_an_edit_of_last_week(LiveMode mode, bool isLate, DeliveryForm form)
    {
        var order = Order(1, hold: true);
        order = order with { Destination = order.Destination with { Live = mode } };
        Assert.Equal(form, Assert.Single(Fanout.Of(Story(AlertKind.Update, Now, 2) with { IsLate = isLate }, [order])).Form);
    }

    private static NewDelivery Edit(Instant at) => Assert.Single(Fanout.Of(Story(AlertKind.StoryEdited, at, 2), [Order(1, hold: true)]));

    private static Subscription Order(int publishers, bool hold) => new(
        1,
        new Destination(1, "one", "console", "", "en", DateTimeZone.Utc, null, null) { Wishes = DestinationWishes.Default with { Publishers = publishers, HoldUnconfirmed = hold } },
        [],
        [],
        Subscription.DefaultReminderSteps);

    private static Alert Story(AlertKind kind, Instant at, int independent) => new(
        "key",
        kind,
        "talks",
        at,
        7,
        null,
        [1],
        Urgency.Routine,
        new AlertContent([], [], [], [Category.Round], ImmutableArray<DeadlineNote>.Empty) { Standing = new Standing(independent, 0, "wire", 1, [], [], []) },
        "a test");
}
