using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Deadlines;

namespace AlertBot.Alerts.Tests.Reminders;

/// <summary>A ledger, an outbox and standing orders in memory, with the one rule of the store that matters here: a key is alerted once.</summary>
internal sealed class MemoryLedger(params Subscription[] orders) : IReminderStore, ISubscriptionStore
{
    private readonly Dictionary<long, LedgerEntry> _entries = [];

    public List<(Alert Alert, IReadOnlyList<NewDelivery> Deliveries)> Said { get; } = [];

    public LedgerEntry this[long id] => _entries[id];

    public MemoryLedger With(LedgerEntry entry)
    {
        _entries[entry.Id] = entry;
        return this;
    }

    public Task<IReadOnlyList<LedgerEntry>> OpenDeadlinesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LedgerEntry>>([.. _entries.Values.Where(e => e is { State: LedgerState.Open, MergedInto: null })]);

    public Task<LedgerEntry?> DeadlineAsync(long id, CancellationToken cancellationToken)
    {
        var entry = _entries.GetValueOrDefault(id);
        while (entry?.MergedInto is { } into)
        {
            entry = _entries[into];
        }

        return Task.FromResult(entry);
    }

    public Task<bool> SaveAlertAsync(Alert alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken)
    {
        var isNew = Said.TrueForAll(s => s.Alert.Key != alert.Key);
        if (isNew)
        {
            Said.Add((alert, [.. deliveries]));
        }

        return Task.FromResult(isNew);
    }

    public Task SaveStepAsync(LedgerStep step, IReadOnlyList<NewAlert> alerts, CancellationToken cancellationToken)
    {
        foreach (var entry in step.Absorbed.Append(step.Entry))
        {
            _entries[entry.Id] = entry;
        }

        return Task.WhenAll(alerts.Select(a => SaveAlertAsync(a.Alert, a.Deliveries, cancellationToken)));
    }

    /// <summary>What destinations show.</summary>
    public List<ToldAlert> Told { get; } = [];

    public Task<IReadOnlyList<ToldAlert>> ToldAsync(IReadOnlyList<long> deadlines, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ToldAlert>>([.. Told.Where(t => t.Alert.Content.Deadlines.Any(d => deadlines.Contains(d.Id)))]);

    public Task<SubscriptionIndex> IndexAsync(CancellationToken cancellationToken) => Task.FromResult(new SubscriptionIndex(orders));

    public Task ReplaceAsync(IReadOnlyList<Subscription> subscriptions, CancellationToken cancellationToken) => throw new NotSupportedException();
}
