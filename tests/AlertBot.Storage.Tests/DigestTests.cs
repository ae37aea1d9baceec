using AlertBot.Alerts;
using AlertBot.Alerts.Digests;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Storage.Model;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class DigestsOnSqliteTests() : DigestTests(Database.Sqlite);

public sealed class DigestsOnPostgresTests() : DigestTests(Database.Postgres);

/// <summary>A destination with a digest at nine in Kyiv: each story is in one digest, whatever the worker and its clock went through.</summary>
public abstract class DigestTests(Database database) : IAsyncLifetime
{
    private static readonly DateTimeZone Kyiv = DateTimeZoneProviders.Tzdb["Europe/Kyiv"];
    private static readonly Instant Nine = At(24, 9);

    private readonly FakeTimeProvider _clock = new(At(20, 0).ToDateTimeOffset());
    private TemporaryStore _store = null!;
    private FailingOnce _saving = null!;
    private long _story;

    public async ValueTask InitializeAsync()
    {
        _store = await TemporaryStore.CreateAsync(database, _clock);
        _saving = new FailingOnce(_store.Reminders);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task What_happens_while_a_digest_is_late_is_told_by_the_next_one_alone()
    {
        await SubscribeAsync(9);
        await HappenAsync(At(23, 15));
        await HappenAsync(Nine + Duration.FromMinutes(70));

        Assert.Equal(["story 1"], await DigestAsync(Nine + Duration.FromMinutes(90)));
        Assert.Equal(["story 2"], await DigestAsync(At(25, 9)));
    }

    [Fact]
    public async Task A_digest_that_an_outage_swallowed_is_made_good_by_the_next()
    {
        await SubscribeAsync(9);
        await HappenAsync(At(22, 15));
        Assert.Equal(["story 1"], await DigestAsync(At(23, 9)));
        await HappenAsync(At(23, 15));
        Assert.Empty(await DigestAsync(Nine + Duration.FromHours(4)));
        await HappenAsync(Nine + Duration.FromHours(5));

        Assert.Equal(["story 2", "story 3"], await DigestAsync(At(25, 9)));
    }

    [Fact]
    public async Task When_its_hour_is_changed_nothing_is_left_out_and_nothing_told_twice()
    {
        await SubscribeAsync(9);
        await HappenAsync(At(23, 15));
        Assert.Equal(["story 1"], await DigestAsync(Nine));
        await HappenAsync(At(24, 12));
        await SubscribeAsync(18);
        await HappenAsync(At(24, 20));
        Assert.Equal(["story 2", "story 3"], [.. await DigestAsync(At(24, 18)), .. await DigestAsync(At(25, 18))]);

        await SubscribeAsync(9);
        await HappenAsync(At(25, 19));
        Assert.Equal(["story 4"], await DigestAsync(At(26, 9)));
    }

    [Fact]
    public async Task Whoever_asks_for_a_digest_for_the_first_time_gets_one_day_and_no_more()
    {
        await SubscribeAsync(9);
        await HappenAsync(At(22, 15));
        await HappenAsync(At(23, 15));

        Assert.Equal(["story 2"], await DigestAsync(Nine));
    }

    [Fact]
    public async Task A_digest_that_the_store_did_not_take_is_sent_at_the_next_look()
    {
        await SubscribeAsync(9);
        await HappenAsync(At(23, 15));
        var digests = Digests();
        _saving.Fails = true;

        await Assert.ThrowsAsync<TimeoutException>(() => LookAsync(digests, Nine));

        Assert.Equal(["story 1"], await LookAsync(digests, Nine + Duration.FromSeconds(30)));
        Assert.Empty(await LookAsync(digests, Nine + Duration.FromSeconds(60)));
    }

    [Fact]
    public async Task A_day_without_news_has_no_digest_though_the_deadlines_of_yesterday_are_still_ahead()
    {
        await SubscribeAsync(9);
        _saving.Open = [Deadline(new LedgerRevision(LedgerChange.Set, DueWindow.On(new LocalDate(2025, 9, 2)), At(23, 15)))];
        Assert.Equal(1, await DigestsAsync(Nine));
        Assert.Equal(0, await DigestsAsync(At(25, 9)));

        _saving.Open = [Deadline(
            new LedgerRevision(LedgerChange.Set, DueWindow.On(new LocalDate(2025, 9, 2)), At(23, 15)),
            new LedgerRevision(LedgerChange.Repeated, DueWindow.On(new LocalDate(2025, 9, 2)), At(25, 15)))];
        Assert.Equal(0, await DigestsAsync(At(26, 9)));

        _saving.Open = [Deadline(
            new LedgerRevision(LedgerChange.Set, DueWindow.On(new LocalDate(2025, 9, 2)), At(23, 15)),
            new LedgerRevision(LedgerChange.Shortened, DueWindow.On(new LocalDate(2025, 8, 8)), At(26, 15)))];
        Assert.Equal(1, await DigestsAsync(At(27, 9)));
    }

    [Fact]
    public async Task A_silence_that_the_store_did_not_take_is_told_at_the_next_look()
    {
        await SubscribeAsync(9);
        var silence = new WatchSilence(new Silent(At(20, 0)), _saving, _store.Subscriptions, _clock);
        await silence.RunAsync(CancellationToken.None);
        _clock.SetUtcNow(Nine.ToDateTimeOffset());
        _saving.Fails = true;

        await Assert.ThrowsAsync<TimeoutException>(() => silence.RunAsync(CancellationToken.None));

        Assert.Equal(1, await silence.RunAsync(CancellationToken.None));
        Assert.Equal(0, await silence.RunAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(2, 3)]
    public async Task A_dossier_is_silent_after_six_times_its_usual_gap_however_long_ago_its_rhythm_was(int storiesADay, int daysUntil)
    {
        await SubscribeAsync(9);
        var last = At(20, 12);
        await _store.Raw.WriteAsync(
            context =>
            {
                context.Stories.AddRange(Enumerable.Range(0, 14 * storiesADay).Select(n => new StoryRow { Id = n + 1, Dossier = "talks", Updated = last - (Duration.FromHours(24) / storiesADay * n) }));
                return Task.CompletedTask;
            },
            CancellationToken.None);

        Assert.Equal(0, await SilenceAsync(last + Duration.FromDays(daysUntil)));
        Assert.Equal(1, await SilenceAsync(last + Duration.FromDays(daysUntil) + Duration.FromMinutes(1)));
        Assert.Equal(0, await SilenceAsync(last + Duration.FromDays(daysUntil) + Duration.FromDays(9)));
    }

    [Fact]
    public async Task A_worker_that_was_down_calls_no_dossier_silent_before_it_has_looked_at_the_feeds()
    {
        await SubscribeAsync(9);
        var silence = new WatchSilence(new Silent(At(20, 0)), _store.Reminders, _store.Subscriptions, _clock);
        _clock.SetUtcNow(Nine.ToDateTimeOffset());

        Assert.Equal(0, await silence.RunAsync(CancellationToken.None));
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, await silence.RunAsync(CancellationToken.None));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await silence.RunAsync(CancellationToken.None));
    }

    private static Instant At(int day, int hour) => new LocalDateTime(2025, 7, day, hour, 0).InZoneStrictly(Kyiv).ToInstant();

    private SendDigests Digests() => new(_store.Get<IDigestStore>(), _saving, _store.Subscriptions, new DeadlineAlerts(), _clock);

    private Task<int> DigestsAsync(Instant now)
    {
        _clock.SetUtcNow(now.ToDateTimeOffset());
        return Digests().RunAsync(CancellationToken.None);
    }

    private static LedgerEntry Deadline(params LedgerRevision[] history) => new(1, "talks", DeadlineKind.Ultimatum, history[^1].Due, "Donald Trump", "Russia", null, LedgerState.Open, [.. history]);

    /// <summary>By a process that has just started.</summary>
    private Task<List<string>> DigestAsync(Instant now) => LookAsync(Digests(), now);

    private async Task<List<string>> LookAsync(SendDigests digests, Instant now)
    {
        _clock.SetUtcNow(now.ToDateTimeOffset());
        await digests.RunAsync(CancellationToken.None);
        var due = await _store.Outbox.ClaimAsync(new OutboxClaim(now, Duration.FromMinutes(2), 10), CancellationToken.None);
        await _store.Outbox.SaveAsync([.. due.Select(d => new FinishedDelivery(d, new DeliveryOutcome.Delivered($"message {d.Id}", now)))], now, CancellationToken.None);
        return [.. due.SelectMany(d => d.Alert.Content.Digest).Select(e => e.Headlines[0].Text).Order(StringComparer.Ordinal)];
    }

    /// <summary>By a worker that has been up for a while.</summary>
    private async Task<int> SilenceAsync(Instant now)
    {
        var silence = new WatchSilence(_store.Get<IDigestStore>(), _store.Reminders, _store.Subscriptions, _clock);
        _clock.AdjustTime((now - Duration.FromHours(2)).ToDateTimeOffset());
        await silence.RunAsync(CancellationToken.None);
        _clock.SetUtcNow(now.ToDateTimeOffset());
        return await silence.RunAsync(CancellationToken.None);
    }

    private async Task SubscribeAsync(int hour)
    {
        var wishes = DestinationWishes.Default with { Digest = new DigestPlan(new LocalTime(hour, 0), null) };
        await _store.Subscriptions.ReplaceAsync([new Subscription(0, new Destination(0, "one", "console", "", "en", Kyiv, null, null) { Wishes = wishes }, [], [], Subscription.DefaultReminderSteps)], CancellationToken.None);
    }

    private async Task HappenAsync(Instant at)
    {
        var title = $"story {++_story}";
        var alert = new Alert(title, AlertKind.NewStory, "talks", at, _story, null, [], Urgency.Routine, new AlertContent([new QuotedText("en", title, _story)], [], [], [], []), "a test");
        await _store.Reminders.SaveAlertAsync(alert, Fanout.Of(alert, null, await _store.Subscriptions.IndexAsync(CancellationToken.None)), CancellationToken.None);
    }

    /// <summary>A store whose disk is full for a moment.</summary>
    private sealed class FailingOnce(IReminderStore store) : IReminderStore
    {
        public bool Fails { get; set; }

        public IReadOnlyList<LedgerEntry> Open { get; set; } = [];

        public Task<bool> SaveAlertAsync(Alert alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken)
        {
            var fails = Fails;
            Fails = false;
            return fails ? throw new TimeoutException() : store.SaveAlertAsync(alert, deliveries, cancellationToken);
        }

        public Task<IReadOnlyList<LedgerEntry>> OpenDeadlinesAsync(CancellationToken cancellationToken) => Task.FromResult(Open);

        public Task<LedgerEntry?> DeadlineAsync(long id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SaveStepAsync(LedgerStep step, IReadOnlyList<NewAlert> alerts, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ToldAlert>> ToldAsync(IReadOnlyList<long> deadlines, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>A lively dossier of which nothing was heard since.</summary>
    private sealed class Silent(Instant since) : IDigestStore
    {
        public Task<IReadOnlyList<DossierPulse>> PulseAsync(Instant from, Duration before, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DossierPulse>>([new DossierPulse("talks", 80, since)]);

        public Task<IReadOnlyList<Alert>> StoryAlertsAsync(long destination, Instant from, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlySet<string>> SentAsync(long destination, Instant from, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlySet<string>> OverBudgetAsync(long destination, Instant from, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Instant?> LastEndAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
