using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Subscriptions;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace AlertBot.Alerts.Stages;

/// <summary>Stage: placed items become alerts with their deliveries, or silence with a reason.</summary>
public sealed partial class DecideAlerts(AlertRules rules, AlertContents contents, ILineStore store, ISubscriptionStore subscriptions, TimeProvider clock, ILogger<DecideAlerts> log, StageMeter? meter = null)
{
    private const int Batch = 100;

    private readonly StageMeter _meter = meter ?? StageMeter.Heard;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var placed = await store.TakePlacedAsync(Batch, cancellationToken);
        if (placed.Count == 0)
        {
            return 0;
        }

        var orders = await subscriptions.IndexAsync(cancellationToken);
        foreach (var item in placed)
        {
            await DecideAsync(item, orders, cancellationToken);
        }

        return placed.Count;
    }

    private async Task DecideAsync(PlacedItem placed, SubscriptionIndex orders, CancellationToken cancellationToken)
    {
        using var trace = _meter.Trace("decide")?.SetTag("alertbot.item", placed.Item.Id).SetTag("alertbot.story", placed.Place.Story);
        var story = await store.StoryAsync(placed.Place.Story, cancellationToken);
        var development = new Development(
            placed.Item,
            placed.Reading,
            placed.Reading.For(placed.Dossier) ?? throw new InvalidOperationException($"item {placed.Item.Id} was placed for dossier '{placed.Dossier}', which its reading does not have"),
            placed.Place,
            await store.EffectsAsync([placed.Item.Id], cancellationToken),
            clock.GetUtcNow().ToInstant())
        {
            Story = contents.SoFar(placed.Item, story),
        };
        var verdict = rules.Judge(development);
        var alert = verdict is Speak speak ? AlertOf(development, speak, story) : null;
        if (alert is { Kind: AlertKind.StoryEdited })
        {
            // An edit takes the place of the words that told of deadlines.
            var effects = await store.EffectsAsync(alert.Items, cancellationToken);
            alert = alert with { Content = alert.Content with { FirstReported = alert.IsLate ? development.Story!.Started : null, Deadlines = contents.Deadlines(effects.Where(e => e.IsMaterial)) } };
        }

        await store.SaveDecisionAsync(placed.Item.Id, verdict.Code, alert, alert is null ? [] : Fanout.Of(alert, placed.Item.Text, orders), cancellationToken);
        trace?.SetTag("alertbot.decision", verdict.Code).SetTag("alertbot.alert", alert?.Key);
        _meter.Decided(verdict.Code, alert);
        LogDecided(placed.Item.Id, placed.Place.Story, verdict.Code, alert?.Key);
    }

    private Alert AlertOf(Development development, Speak speak, IReadOnlyList<ReadItem> story)
    {
        var known = story.Where(s => s.Item.Published <= development.Item.Published || s.Item.Id == development.Item.Id).ToList();
        return new Alert(
            speak.Key,
            speak.Kind,
            development.Dossier.Dossier,
            development.Now,
            development.Place.Story,
            speak.Deadlines.Cast<long?>().FirstOrDefault(),
            [.. known.Select(s => s.Item.Id)],
            development.Dossier.Urgency,
            contents.Of(development, speak, known),
            speak.Sentence)
        {
            Audience = development.Item.Audience,
            IsLate = development.Story is { } soFar && development.Item.Published - soFar.Started > AlertRules.EditsUntil,
        };
    }

    /// <summary>With <c>Delivery {Delivery} of alert {Alert}</c> the log leads from an item to every message.</summary>
    [LoggerMessage(Level = LogLevel.Information, Message = "Item {Item} of story {Story}: {Decision}, alert {Alert}")]
    private partial void LogDecided(long item, long story, string decision, string? alert);
}
