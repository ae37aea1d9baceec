using AlertBot.Alerts;
using AlertBot.Alerts.Digests;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Classification;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class BudgetOnSqliteTests() : BudgetTests(Database.Sqlite);

public sealed class BudgetOnPostgresTests() : BudgetTests(Database.Postgres);

/// <summary>A destination that wants two alerts a day.</summary>
public abstract class BudgetTests(Database database) : IAsyncLifetime
{
    /// <summary>Three in the afternoon where the destination is.</summary>
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);

    private static readonly Instant Morning = Instant.FromUtc(2025, 7, 24, 6, 0);

    private TemporaryStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.CreateAsync(database);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task What_is_over_the_budget_of_the_day_is_not_sent_by_itself_and_another_day_has_its_own()
    {
        await SubscribeAsync();
        await HappenAsync(1, Now);
        await HappenAsync(2, Now);
        await HappenAsync(3, Now);
        await HappenAsync(4, Now + Duration.FromHours(10));

        Assert.Equal(["story 1", "story 2", "story 4"], await SentAsync());
    }

    [Fact]
    public async Task Breaking_news_and_deadlines_come_all_the_same_and_are_not_counted()
    {
        await SubscribeAsync();
        await HappenAsync(1, Now, urgency: Urgency.Breaking);
        await HappenAsync(2, Now, AlertKind.DeadlineSet);
        await HappenAsync(3, Now);
        await HappenAsync(4, Now);
        await HappenAsync(5, Now);
        await HappenAsync(6, Now, urgency: Urgency.Breaking);
        await HappenAsync(7, Now, AlertKind.DeadlineSet);

        Assert.Equal(["story 1", "story 2", "story 3", "story 4", "story 6", "story 7"], await SentAsync());
    }

    [Fact]
    public async Task Edits_of_what_was_told_are_no_messages_but_one_of_a_story_that_was_not_told_is()
    {
        await SubscribeAsync(LiveMode.Edit);
        await HappenAsync(1, Now);
        Assert.Equal(["story 1"], await SentAsync());
        await HappenAsync(2, Now);
        await HappenAsync(1, Now, AlertKind.Update, "story 1 goes on");
        await HappenAsync(3, Now);
        await HappenAsync(3, Now, AlertKind.Update, "story 3 goes on");

        Assert.Equal(["story 1 goes on", "story 2"], await SentAsync());
    }

    [Fact]
    public async Task What_was_over_the_budget_comes_together_the_next_morning_and_says_why()
    {
        await SubscribeAsync();
        await HappenAsync(1, Now);
        await HappenAsync(2, Now);
        await HappenAsync(3, Now);
        await HappenAsync(4, Now);
        await SentAsync();

        await DigestAsync(Morning);
        await DigestAsync(Morning + Duration.FromMinutes(1));

        var digest = Assert.Single(await ClaimAsync());
        Assert.Equal(["story 4", "story 3"], digest.Alert.Content.Digest.Select(e => e.Headlines[0].Text).OrderDescending());
        Assert.Contains("limit of 2 alerts", string.Concat(new Composer().Compose(digest.Alert, digest.Destination, Morning).Lines[0].Runs.Select(r => r.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_of_that_summary_is_known_when_its_confirmation_comes_late()
    {
        await SubscribeAsync();
        await HappenAsync(1, Now);
        await HappenAsync(2, Now);
        await HappenAsync(3, Now);
        await SentAsync();

        await ConfirmLateAsync(3);
        await ConfirmLateAsync(4);

        Assert.Equal(["story 4 confirmed"], await SentAsync());
    }

    [Fact]
    public async Task A_day_within_the_budget_needs_no_summary()
    {
        await SubscribeAsync();
        await HappenAsync(1, Now);
        await SentAsync();

        await DigestAsync(Morning);

        Assert.Empty(await SentAsync());
    }

    private async Task SubscribeAsync(LiveMode live = LiveMode.Reply)
    {
        var destination = new Destination(0, "one", "console", "", "en", DateTimeZoneProviders.Tzdb["Europe/Kyiv"], null, null) { Live = live, Wishes = DestinationWishes.Default with { DailyBudget = 2 } };
        await _store.Subscriptions.ReplaceAsync([new Subscription(0, destination, [], [], Subscription.DefaultReminderSteps)], CancellationToken.None);
    }

    private async Task HappenAsync(long story, Instant at, AlertKind kind = AlertKind.NewStory, string? title = null, Urgency urgency = Urgency.Routine)
    {
        title ??= $"story {story}";
        var alert = new Alert(title, kind, "talks", at, story, null, [], urgency, new AlertContent([new QuotedText("en", title, story)], [], [], [], []), "a test");
        await _store.Reminders.SaveAlertAsync(alert, Fanout.Of(alert, null, await _store.Subscriptions.IndexAsync(CancellationToken.None)), CancellationToken.None);
    }

    private async Task ConfirmLateAsync(long story)
    {
        var alert = new Alert($"story {story} confirmed", AlertKind.StoryEdited, "talks", Morning, story, null, [], Urgency.Routine, new AlertContent([], [], [], [], []), "a test") { IsLate = true };
        var destination = (await _store.Subscriptions.IndexAsync(CancellationToken.None)).All.Single().Destination.Id;
        await _store.Reminders.SaveAlertAsync(alert, [new NewDelivery(destination, false, Morning, null) { Asks = ToldBefore.Untold }], CancellationToken.None);
    }

    private async Task DigestAsync(Instant now) =>
        await new SendDigests(_store.Get<IDigestStore>(), _store.Reminders, _store.Subscriptions, new DeadlineAlerts(), new FakeTimeProvider(now.ToDateTimeOffset())).RunAsync(CancellationToken.None);

    private Task<IReadOnlyList<DueDelivery>> ClaimAsync() => _store.Outbox.ClaimAsync(new OutboxClaim(Morning + Duration.FromHours(1), Duration.FromMinutes(2), 10), CancellationToken.None);

    private async Task<List<string>> SentAsync()
    {
        var sent = new List<string>();
        while (await ClaimAsync() is [_, ..] due)
        {
            sent.AddRange(due.Select(d => d.Alert.Key));
            await _store.Outbox.SaveAsync([.. due.Select(d => new FinishedDelivery(d, new DeliveryOutcome.Delivered($"message {d.Id}", Now)))], Morning, CancellationToken.None);
        }

        return [.. sent.Order(StringComparer.Ordinal)];
    }
}
