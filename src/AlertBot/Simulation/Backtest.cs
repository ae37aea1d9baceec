using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Feeds.Polling;
using AlertBot.Running;
using AlertBot.Settings;
using AlertBot.Storage;
using AlertBot.Understanding;
using NodaTime;

namespace AlertBot.Simulation;

/// <summary>An alert that would have been sent.</summary>
/// <param name="Items">Ids of the file.</param>
internal sealed record BacktestAlert(Alert Alert, IReadOnlyList<string> Items, string Text);

/// <summary>Runs items of the past through the real stages over a scratch store, under a clock that jumps from moment to moment.</summary>
internal sealed class Backtest(AlertBotSettings settings, ItemReader reader) : IAsyncDisposable
{
    /// <summary>How often the clock looks for reminders between items.</summary>
    private static readonly Duration Step = Duration.FromHours(1);

    private readonly ScratchStore _file = new();
    private ServiceProvider? _services;

    /// <summary>As in <see cref="ReplayedItems.Baseline"/>.</summary>
    public IReadOnlySet<string> Baseline { get; init; } = new HashSet<string>();

    /// <param name="items">Sorted by time; those that no dossier wants should be left out before.</param>
    public async Task RunAsync(IReadOnlyList<ItemText> items, Instant until, Action<BacktestAlert> found, CancellationToken cancellationToken)
    {
        var clock = new SimulatedClock(items[0].Published.ToInstant());
        var services = _services = Services(clock);
        await services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<ISubscriptionStore>().ReplaceAsync(SubscriptionsFromSettings.Read(settings), cancellationToken);
        var replay = new ReplayedItems(services.GetRequiredService<IFeedStore>(), services.GetRequiredService<IFeedList>()) { Baseline = Baseline };
        await replay.PrepareAsync(cancellationToken);
        var arrivals = new Queue<IGrouping<Instant, ItemText>>(items.GroupBy(i => i.Published.ToInstant()));
        await ActivatorUtilities.CreateInstance<SimulatedRun>(services, clock).RunAsync(
            SimulatedRun.Moments(clock.Now, until, Step, arrivals.Select(a => a.Key).ToList()),
            token => arrivals.TryPeek(out var next) && next.Key <= clock.Now ? replay.BringInAsync([.. arrivals.Dequeue()], clock.Now, token) : Task.CompletedTask,
            token => TakeAsync(services, clock, delivery => found(Told(delivery, replay, clock.Now)), token),
            cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        _file.Dispose();
    }

    private ServiceProvider Services(TimeProvider clock) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(clock)
        .AddSingleton(reader)
        .AddSingleton(StageMeter.Silent)
        .AddSqliteStorage(_file.Path, scratch: true)
        .AddAlerts(Duration.FromTimeSpan(settings.Alerts.MaximumAge), settings.Alerts.ReminderHour)
        .BuildServiceProvider();

    /// <summary>Takes what is due from the outbox, as a platform that accepts everything.</summary>
    private static async Task TakeAsync(IServiceProvider services, SimulatedClock clock, Action<DueDelivery> found, CancellationToken cancellationToken)
    {
        var outbox = services.GetRequiredService<IOutboxStore>();
        while (await outbox.ClaimAsync(new OutboxClaim(clock.Now, OutboxOptions.Default.Lease, Limit: 64), cancellationToken) is [_, ..] due)
        {
            foreach (var delivery in due)
            {
                // An edit of a message that was printed already is no message.
                if (delivery.Alert.Kind != AlertKind.StoryEdited)
                {
                    found(delivery);
                }
            }

            await outbox.SaveAsync([.. due.Select(d => new FinishedDelivery(d, new DeliveryOutcome.Delivered(null, clock.Now)))], clock.Now, cancellationToken);
        }
    }

    private static BacktestAlert Told(DueDelivery delivery, ReplayedItems replay, Instant now) => new(
        delivery.Alert,
        [.. delivery.Alert.Items.Select(replay.IdOf)],
        PlainRendering.Message(new Composer().Compose(delivery.Alert, delivery.Destination, now)));
}
