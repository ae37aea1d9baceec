using System.Collections.Concurrent;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Fakes;
using AlertBot.Understanding.Classification;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Storage.Tests;

/// <summary>The real outbox and the real lanes before a platform that a test directs.</summary>
internal sealed class DeliveryBench : IAsyncDisposable
{
    private static readonly OutboxOptions Impatient = OutboxOptions.Default with
    {
        FirstRetry = Duration.FromMilliseconds(20),
        FirstProbe = Duration.FromMilliseconds(20),
        FirstPause = Duration.FromMilliseconds(20),
        LongestPause = Duration.FromMilliseconds(50),
        Grace = Duration.FromSeconds(30),
    };

    private readonly CancellationTokenSource _stop = new();
    private readonly ShiftedClock _clock = new();
    private readonly SaidLog<DeliveryReport> _log = new();
    private readonly TemporaryStore _store;
    private Task _run = Task.CompletedTask;

    private DeliveryBench(TemporaryStore store) => _store = store;

    public DirectedPlatform Platform { get; } = new();

    public TemporaryStore Store => _store;

    public ConcurrentQueue<Exception> StoreTroubles { get; } = [];

    public static async Task<DeliveryBench> CreateAsync(params string[] destinations)
    {
        var store = await TemporaryStore.CreateAsync();
        await store.Subscriptions.ReplaceAsync([.. destinations.Select(Subscribed)], CancellationToken.None);
        return new DeliveryBench(store);
    }

    public async Task EnqueueAsync(string key, params string[] destinations)
    {
        var ids = (await _store.Subscriptions.IndexAsync(CancellationToken.None)).All.ToDictionary(s => s.Destination.Name, s => s.Destination.Id);
        var now = TimeProvider.System.GetUtcNow().ToInstant();
        var content = new AlertContent([new QuotedText("en", key, 1)], [], [], [], []);
        var alert = new Alert(key, AlertKind.NewStory, "talks", now, null, null, [], Urgency.Routine, content, "a test");
        await _store.Reminders.SaveAlertAsync(alert, destinations.Select(d => new NewDelivery(ids[d], false, now, null)), CancellationToken.None);
    }

    /// <summary>What was said to people.</summary>
    public IReadOnlyList<string> Said => _log.Said;

    /// <param name="isServed">Without it the settings hold no token for the platform.</param>
    public void Start(bool isServed = true) => _run = new DeliverAlerts(
        _store.Outbox,
        isServed ? [Platform] : [],
        new DeliveryAttempt(new Composer(), new RetryPolicy(Impatient, new Random(1)), _store.Subscriptions),
        new DeliveryReport(_log),
        Impatient,
        _clock,
        isServed ? [] : [new UnservedPlatform(Platform.Name, "Give a token.")]).RunAsync((_, trouble) => { if (trouble is not null) { StoreTroubles.Enqueue(trouble); } }, _stop.Token);

    /// <summary>The machine's clock is put forward.</summary>
    public void PutForward(TimeSpan by) => _clock.Shift += by;

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run;
    }

    public async ValueTask DisposeAsync()
    {
        Platform.ReleaseAll();
        await StopAsync();
        _stop.Dispose();
        await _store.DisposeAsync();
    }

    private static Subscription Subscribed(string name) =>
        new(0, new Destination(0, name, "directed", name, "en", DateTimeZone.Utc, null, null), [], [], Subscription.DefaultReminderSteps);

    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}
