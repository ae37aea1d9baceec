using AlertBot.Alerts;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>Two entries of the ledger in memory, with every alert about them and every line of the log.</summary>
internal sealed class MemoryLedger : IReminderStore, ISubscriptionStore, IChangeLog
{
    private readonly Dictionary<long, LedgerEntry> _entries = new() { [3] = Entry(3, new LocalDate(2025, 9, 2)), [4] = Entry(4, new LocalDate(2025, 9, 5)) };
    private readonly List<LoggedChange> _log = [];

    public List<Alert> Said { get; } = [];

    public List<NewDelivery> Deliveries { get; } = [];

    public List<Subscription> Orders { get; } = [];

    public int Changes => _log.Count + Said.Count;

    public Task<IReadOnlyList<LedgerEntry>> OpenDeadlinesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LedgerEntry>>([.. _entries.Values]);

    public Task<bool> SaveAlertAsync(Alert alert, IEnumerable<NewDelivery> deliveries, CancellationToken cancellationToken)
    {
        Said.Add(alert);
        Deliveries.AddRange(deliveries);
        return Task.FromResult(true);
    }

    public Task<LedgerEntry?> DeadlineAsync(long id, CancellationToken cancellationToken) =>
        Task.FromResult(_entries.GetValueOrDefault(id) is { } entry ? entry.MergedInto is { } into ? _entries[into] : entry : null);

    public Task SaveStepAsync(LedgerStep step, IReadOnlyList<NewAlert> alerts, CancellationToken cancellationToken)
    {
        foreach (var entry in step.Absorbed.Append(step.Entry))
        {
            _entries[entry.Id] = entry;
        }

        Said.AddRange(alerts.Select(a => a.Alert));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ToldAlert>> ToldAsync(IReadOnlyList<long> deadlines, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ToldAlert>>([]);

    public Task<SubscriptionIndex> IndexAsync(CancellationToken cancellationToken) => Task.FromResult(new SubscriptionIndex(Orders));

    public Task ReplaceAsync(IReadOnlyList<Subscription> subscriptions, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AddAsync(string subject, ChangeNote note, CancellationToken cancellationToken)
    {
        _log.Insert(0, new LoggedChange(_log.Count + 1, note.At, subject, note.Platform, note.Who, note.What, null, null, false));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<LoggedChange>> NewestAsync(string subject, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LoggedChange>>([.. _log.Where(c => c.Subject == subject).Take(limit)]);

    private static LedgerEntry Entry(long id, LocalDate due)
    {
        var statement = new DeadlineStatement(DeadlineKind.Ultimatum, DueWindow.On(due), "within 50 days", new LocalDate(2025, 7, 14), "within 50 days", "14 July 2025 + 50 days", "Trump", "Russia", "tariffs", DeadlineChange.Set, 0.9);
        return Ledger.Apply(MemoryLookUps.Dossier, [], statement, new LedgerSource(id, "bbc", "https://example.org/tariffs", "Trump sets a deadline", Instant.FromUtc(2025, 7, 14, 12, 0))).Entry with { Id = id };
    }
}
