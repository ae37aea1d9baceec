using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

namespace AlertBot.Storage.Tests;

/// <summary>A story has one message at a destination: what comes later edits it or answers it, in order.</summary>
public sealed class StoryMessagesOnSqliteTests() : StoryMessageTests(Database.Sqlite);

public sealed class StoryMessagesOnPostgresTests() : StoryMessageTests(Database.Postgres);

public abstract class StoryMessageTests(Database database)
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly Duration Lease = Duration.FromMinutes(2);

    [Theory]
    [InlineData(DeliveryForm.Edit)]
    [InlineData(DeliveryForm.Reply)]
    [InlineData(DeliveryForm.Thread)]
    public async Task What_is_new_in_a_story_knows_the_message_that_the_story_has_there(DeliveryForm form)
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "new", DeliveryForm.Post);
        await DeliverAsync(store, "message-1");
        await EnqueueAsync(store, "more", form);

        var next = await NextAsync(store);

        Assert.Equal(("more", form, "message-1"), (next!.Alert.Key, next.Form, next.StoryMessage));
    }

    [Fact]
    public async Task A_story_that_was_never_told_there_has_no_message()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "other story", DeliveryForm.Post, story: 2);
        await DeliverAsync(store, "message-of-2");
        await EnqueueAsync(store, "more", DeliveryForm.Edit, story: 1);

        Assert.Null((await NextAsync(store))!.StoryMessage);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_late_confirmation_is_only_for_those_who_were_not_told(bool told, int deliveries)
    {
        await using var store = await StoreAsync();
        if (told)
        {
            await EnqueueAsync(store, "new", DeliveryForm.Post);
            await DeliverAsync(store, "message-1");
        }

        await EnqueueAsync(store, "late", DeliveryForm.Post, onlyIfUntold: true);

        Assert.Equal(deliveries, (await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_reply_does_not_become_the_message_that_is_edited()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "new", DeliveryForm.Post);
        await DeliverAsync(store, "message-1");
        await EnqueueAsync(store, "answer", DeliveryForm.Reply);
        await DeliverAsync(store, "message-2");
        await EnqueueAsync(store, "edit", DeliveryForm.Edit);

        Assert.Equal("message-1", (await NextAsync(store))!.StoryMessage);
    }

    [Fact]
    public async Task An_edit_that_had_to_be_posted_anew_is_the_story_s_message_from_then_on()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "new", DeliveryForm.Post);
        await DeliverAsync(store, "message-1");
        await EnqueueAsync(store, "edit", DeliveryForm.Edit);
        await DeliverAsync(store, "message-2");
        await EnqueueAsync(store, "edit again", DeliveryForm.Edit);

        Assert.Equal("message-2", (await NextAsync(store))!.StoryMessage);
    }

    [Fact]
    public async Task What_picture_the_message_shows_is_remembered_for_its_edits()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "new", DeliveryForm.Post);
        await DeliverAsync(store, "message-1", picture: 34);
        await EnqueueAsync(store, "answer", DeliveryForm.Reply);
        await DeliverAsync(store, "message-2", picture: 35);
        await EnqueueAsync(store, "edit", DeliveryForm.Edit);

        Assert.Equal(34, (await NextAsync(store))!.ShownPicture);
    }

    [Fact]
    public async Task An_edit_that_waits_is_dropped_when_a_newer_one_comes()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "new", DeliveryForm.Post);
        await DeliverAsync(store, "message-1");
        await EnqueueAsync(store, "edit", DeliveryForm.Edit);
        await EnqueueAsync(store, "newer edit", DeliveryForm.Edit);

        Assert.Equal("newer edit", await DeliverAsync(store, "message-1"));
        Assert.Null(await NextAsync(store));
    }

    [Fact]
    public async Task A_post_that_was_never_tried_gives_way_to_its_edit()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "new", DeliveryForm.Post);
        await EnqueueAsync(store, "edit", DeliveryForm.Edit);

        var next = await NextAsync(store);

        Assert.Equal(("edit", null), (next!.Alert.Key, next.StoryMessage));
        await store.Outbox.SaveAsync([new FinishedDelivery(next, new DeliveryOutcome.Delivered("message-1", Now))], Now, CancellationToken.None);
        Assert.Null(await NextAsync(store));
    }

    [Theory]
    [InlineData(AlertKind.DeadlineSet)]
    [InlineData(AlertKind.DeadlineChanged)]
    public async Task What_is_said_of_a_deadline_gives_way_to_no_edit(AlertKind kind)
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "deadline", DeliveryForm.Post, kind: kind);
        await EnqueueAsync(store, "edit", DeliveryForm.Edit, kind: AlertKind.StoryEdited);

        Assert.Equal("deadline", await DeliverAsync(store, "message-1"));
        Assert.Equal("edit", await DeliverAsync(store, "message-1"));
    }

    [Fact]
    public async Task A_post_that_may_be_shown_already_is_settled_before_its_edit_goes_out()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "new", DeliveryForm.Post);
        // The process dies between sending and marking; its claim is given back at a restart, or ends where others are at work.
        await store.Outbox.ClaimAsync(new OutboxClaim(Now, Duration.Zero, 10), CancellationToken.None);
        await store.Outbox.ReleaseClaimsAsync(CancellationToken.None);
        await EnqueueAsync(store, "edit", DeliveryForm.Edit, urgent: true);

        Assert.Equal("new", await DeliverAsync(store, "message-1"));
        Assert.Equal("edit", await DeliverAsync(store, "message-1"));
    }

    [Fact]
    public async Task An_edit_whose_own_time_comes_later_holds_back_nothing()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "new", DeliveryForm.Post);
        await EnqueueAsync(store, "edit", DeliveryForm.Edit, notBefore: Now + Duration.FromHours(8));

        Assert.Equal("new", await DeliverAsync(store, "message-1"));
    }

    [Fact]
    public async Task What_waits_for_the_earlier_message_of_its_story_is_due_with_it_and_not_looked_at_before()
    {
        await using var store = await StoreAsync();
        var later = Now + Duration.FromHours(8);
        await EnqueueAsync(store, "new", DeliveryForm.Post, notBefore: later);
        await EnqueueAsync(store, "answer", DeliveryForm.Reply);

        Assert.Null(await NextAsync(store));
        var changes = store.Outbox.Changes;
        Assert.Null(await NextAsync(store));

        Assert.Equal(changes, store.Outbox.Changes);
        Assert.Equal("new", (await store.Outbox.ClaimAsync(new OutboxClaim(later, Lease, 10), CancellationToken.None)).Single().Alert.Key);
    }

    [Fact]
    public async Task Urgent_news_brings_forward_what_its_story_has_waiting()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "new", DeliveryForm.Post, notBefore: Now + Duration.FromHours(8));
        await EnqueueAsync(store, "breaking", DeliveryForm.Reply, urgent: true);

        Assert.Equal("new", await DeliverAsync(store, "message-1"));
        Assert.Equal("breaking", await DeliverAsync(store, "message-2"));
    }

    [Fact]
    public async Task Urgent_or_not_a_story_is_told_in_its_order()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "new", DeliveryForm.Post, notBefore: Now - Duration.FromMinutes(1));
        await EnqueueAsync(store, "answer", DeliveryForm.Reply, urgent: true);

        Assert.Equal("new", await DeliverAsync(store, "message-1"));
        Assert.Equal("answer", await DeliverAsync(store, "message-2"));
    }

    [Fact]
    public async Task A_message_that_tells_of_a_deadline_is_found_with_what_it_says_now_and_put_straight_whatever_was_sent_since()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "set", DeliveryForm.Post, deadlines: [7]);
        await DeliverAsync(store, "message-1");
        await EnqueueAsync(store, "edited", DeliveryForm.Edit, deadlines: [7]);
        await DeliverAsync(store, "message-1");
        await EnqueueAsync(store, "other", DeliveryForm.Post, story: 2);
        await DeliverAsync(store, "message-2");

        var told = Assert.Single(await store.Reminders.ToldAsync([7], CancellationToken.None));
        Assert.Equal(("edited", "message-1"), (told.Alert.Key, Assert.Single(told.Messages).Message));
        var correction = told.Alert with { Key = "straight", Story = null, IsCorrection = true };
        await store.Reminders.SaveAlertAsync(correction, [new NewDelivery(told.Messages[0].Destination, false, Now, null, DeliveryForm.Edit) { Corrects = "message-1" }], CancellationToken.None);
        var next = await NextAsync(store);

        Assert.Equal(("straight", "message-1", true), (next!.Alert.Key, next.StoryMessage, next.IsCorrection));
        await store.Outbox.SaveAsync([new FinishedDelivery(next, new DeliveryOutcome.Delivered("message-1", Now))], Now, CancellationToken.None);
        Assert.Equal("straight", Assert.Single(await store.Reminders.ToldAsync([7], CancellationToken.None)).Alert.Key);
        Assert.Empty(await store.Reminders.ToldAsync([8], CancellationToken.None));
        Assert.DoesNotContain(await store.LookUps.AlertsAsync(Instant.MinValue, 10, CancellationToken.None), a => a.Alert.IsCorrection);
    }

    [Fact]
    public async Task A_message_is_found_by_every_deadline_that_it_tells_of()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "set", DeliveryForm.Post, deadlines: [7, 9]);
        await DeliverAsync(store, "message-1");

        Assert.Equal("set", Assert.Single(await store.Reminders.ToldAsync([9], CancellationToken.None)).Alert.Key);
        Assert.Equal("set", Assert.Single(await store.Reminders.ToldAsync([7, 9], CancellationToken.None)).Alert.Key);
        Assert.Empty(await store.Reminders.ToldAsync([8], CancellationToken.None));
    }

    [Fact]
    public async Task Alerts_of_an_earlier_version_are_found_by_every_deadline_too()
    {
        await using var store = await StoreAsync();
        await EnqueueAsync(store, "set", DeliveryForm.Post, deadlines: [7, 9]);
        await DeliverAsync(store, "message-1");
        await store.Raw.ReadAllAsync(
            async context =>
            {
                await context.GetService<IMigrator>().MigrateAsync("YearOfData");
                return true;
            },
            CancellationToken.None);

        await store.Setup.MigrateAsync(CancellationToken.None);

        Assert.Equal("message-1", Assert.Single(Assert.Single(await store.Reminders.ToldAsync([9], CancellationToken.None)).Messages).Message);
    }

    private async Task<TemporaryStore> StoreAsync()
    {
        var store = await TemporaryStore.CreateAsync(database);
        var destination = new Destination(0, "one", "console", "", "en", DateTimeZone.Utc, null, null);
        await store.Subscriptions.ReplaceAsync([new Subscription(0, destination, [], [], Subscription.DefaultReminderSteps)], CancellationToken.None);
        return store;
    }

    private static async Task EnqueueAsync(TemporaryStore store, string key, DeliveryForm form, long story = 1, bool urgent = false, Instant? notBefore = null, AlertKind kind = AlertKind.Update, bool onlyIfUntold = false, params long[] deadlines)
    {
        var destination = (await store.Subscriptions.IndexAsync(CancellationToken.None)).All.Single().Destination.Id;
        ImmutableArray<DeadlineNote> notes =
        [
            .. deadlines.Select(id => new DeadlineNote(id, DeadlineKind.Ultimatum, DueWindow.On(new LocalDate(2025, 9, 2)), [], "Trump", "Russia", "tariffs", "", "", LedgerChange.Set, LedgerState.Open)),
        ];
        var alert = new Alert(key, kind, "talks", Now, story, deadlines.Cast<long?>().FirstOrDefault(), [], Urgency.Routine, new AlertContent([], [], [], [], notes), "a test");
        await store.Reminders.SaveAlertAsync(alert, [new NewDelivery(destination, urgent, notBefore ?? Now, null, form) { Asks = onlyIfUntold ? ToldBefore.Untold : ToldBefore.Either }], CancellationToken.None);
    }

    private static async Task<DueDelivery?> NextAsync(TemporaryStore store) =>
        (await store.Outbox.ClaimAsync(new OutboxClaim(Now, Lease, 10), CancellationToken.None)).SingleOrDefault();

    private static async Task<string> DeliverAsync(TemporaryStore store, string messageId, long? picture = null)
    {
        var next = await NextAsync(store);
        Assert.NotNull(next);
        await store.Outbox.SaveAsync([new FinishedDelivery(next, new DeliveryOutcome.Delivered(messageId, Now) { Picture = picture })], Now, CancellationToken.None);
        return next.Alert.Key;
    }
}
