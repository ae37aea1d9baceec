using AlertBot.Alerts;
using AlertBot.Alerts.Digests;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

internal sealed class DigestStore(Store store) : IDigestStore
{
    public async Task<IReadOnlyList<Alert>> StoryAlertsAsync(long destination, Instant since, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            new SeenBy(destination),
            context => context.Alerts
                .Where(a => a.At >= since && a.StoryId != null && (a.Kind == AlertKind.NewStory || a.Kind == AlertKind.Update))
                // A double that was merged is told with the story that took it.
                .Where(a => !context.Stories.Any(s => s.Id == a.StoryId && s.MergedInto != null))
                .OrderBy(a => a.Id)
                .Select(a => a.Alert)
                .ToListAsync(cancellationToken),
            cancellationToken);
        return [.. rows.Select(StoredJson.Read<Alert>)];
    }

    public Task<IReadOnlySet<string>> SentAsync(long destination, Instant since, CancellationToken cancellationToken) =>
        KeysAsync(destination, [DeliveryState.Waiting, DeliveryState.Delivered], since, cancellationToken);

    public Task<IReadOnlySet<string>> OverBudgetAsync(long destination, Instant since, CancellationToken cancellationToken) =>
        KeysAsync(destination, [DeliveryState.OverBudget], since, cancellationToken);

    private async Task<IReadOnlySet<string>> KeysAsync(long destination, List<DeliveryState> states, Instant since, CancellationToken cancellationToken) =>
        (await store.ReadAllAsync(
            context => context.Deliveries
                .Where(d => d.DestinationId == destination && states.Contains(d.State))
                .Join(context.Alerts.Where(a => a.At >= since), d => d.AlertId, a => a.Id, (_, a) => a.Key)
                .ToListAsync(cancellationToken),
            cancellationToken)).ToHashSet(StringComparer.Ordinal);

    public Task<Instant?> LastEndAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        store.ReadAllAsync(context => context.Alerts.Where(a => keys.Contains(a.Key)).MaxAsync(a => (Instant?)a.At, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<DossierPulse>> PulseAsync(Instant since, Duration before, CancellationToken cancellationToken) => await store.ReadAsync(
        async context =>
        {
            var dossiers = await context.Stories.Where(s => s.Updated >= since).GroupBy(s => s.Dossier).Select(d => new { Dossier = d.Key, Last = d.Max(s => s.Updated) }).ToListAsync(cancellationToken);
            var pulses = new List<DossierPulse>();
            foreach (var (dossier, last) in dossiers.Select(d => (d.Dossier, d.Last)))
            {
                var from = last - before;
                pulses.Add(new DossierPulse(dossier, await context.Stories.CountAsync(s => s.Dossier == dossier && s.Updated >= from, cancellationToken), last));
            }

            return pulses;
        },
        cancellationToken);
}
