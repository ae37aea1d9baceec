using System.Globalization;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Settings;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Simulation;

/// <summary>
/// The backtest of the command line, run twice over the items of the store: with the dossier in force and with the changed one. What differs
/// is what the change does. Cancelled between any two items.
/// </summary>
internal sealed class DossierTrial(ItemReader reader, ILookUpStore lookUps, AlertBotSettings settings, TimeProvider clock) : IDossierTrial, IDisposable
{
    /// <summary>So many items go through the stages while somebody waits; of more it is the newest.</summary>
    public const int MostItems = 1_000;

    /// <summary>Whose alerts are taken: nobody's orders, but everything there is.</summary>
    private readonly AlertBotSettings _everything = new() { Alerts = settings.Alerts };
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<TriedDossier?> RunAsync(Dossier changed, Instant since, CancellationToken cancellationToken)
    {
        if (!await _one.WaitAsync(0, cancellationToken))
        {
            return null;
        }

        try
        {
            // Much of it only computes: whoever asked must not be held by it.
            return await Task.Run(() => TryAsync(changed, since, cancellationToken), cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<TriedDossier> TryAsync(Dossier changed, Instant since, CancellationToken cancellationToken)
    {
        var inForce = reader.Dossiers;
        var current = inForce.Find(changed.Id) ?? throw new ArgumentException($"no dossier '{changed.Id}' is in force", nameof(changed));
        var least = Math.Min(current.Thresholds.Relevance, changed.Thresholds.Relevance);
        var stored = await lookUps.ItemsAsync(since, least, MostItems, cancellationToken);
        // The same items both times, so that the numbers that they get on the way are the same.
        var either = new ItemReader(new DossierCatalog([changed with { Thresholds = changed.Thresholds with { Relevance = least } }]));
        var items = stored.Where(i => IsRelevant(either, i, cancellationToken)).OrderBy(i => i.Published).ThenBy(i => i.Id).ToList();
        var comes = await AlertsAsync(inForce, changed.Id, items, cancellationToken);
        var wouldCome = await AlertsAsync(new DossierCatalog(inForce.Dossiers.Replace(current, changed)), changed.Id, items, cancellationToken);
        var alerts = comes.Keys.Union(wouldCome.Keys)
            .Select(same => new TriedAlert(null, wouldCome.GetValueOrDefault(same) ?? comes[same], comes.ContainsKey(same), wouldCome.ContainsKey(same)))
            .OrderByDescending(t => t.Alert.At);
        return new TriedDossier([.. alerts], stored.Count, stored.Count == MostItems ? stored[^1].Published : null);
    }

    private static bool IsRelevant(ItemReader reader, Feeds.Item item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.Read(item.ToText()).Dossiers.Any(d => d.IsRelevant);
    }

    private async Task<Dictionary<Sameness, Alert>> AlertsAsync(DossierCatalog dossiers, string dossier, List<Feeds.Item> items, CancellationToken cancellationToken)
    {
        var alerts = new Dictionary<Sameness, Alert>();
        if (items.Count > 0)
        {
            await using var backtest = new Backtest(_everything, new ItemReader(dossiers)) { Baseline = items.Where(i => i.Baseline).Select(i => i.ToText().Id).ToHashSet() };
            await backtest.RunAsync([.. items.Select(i => i.ToText())], clock.GetUtcNow().ToInstant(), found => Take(found), cancellationToken);
        }

        return alerts;

        void Take(BacktestAlert found)
        {
            if (found.Alert.Dossier == dossier)
            {
                alerts.TryAdd(Sameness.Of(found.Alert), found.Alert with { Items = [.. found.Items.Select(id => long.Parse(id, CultureInfo.InvariantCulture))] });
            }
        }
    }

    /// <summary>By what an alert of one run is the one of the other: numbers of stories and keys may differ as soon as one item more is read.</summary>
    private sealed record Sameness(AlertKind Kind, Instant At, long Newest, string Due)
    {
        public static Sameness Of(Alert alert) => new(
            alert.Kind,
            alert.At,
            alert.Kind.IsOfStory() ? alert.Items.Max() : 0,
            alert.Kind.IsOfStory() ? "" : string.Join(' ', alert.Content.Deadlines.Select(d => d.Due)));
    }
}
