using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Subscriptions;
using NodaTime.Extensions;

namespace AlertBot.Alerts.Stages;

/// <summary>Stage: placed items become alerts with their deliveries, or silence with a reason.</summary>
public sealed class DecideAlerts(AlertRules rules, AlertContents contents, ILineStore store, ISubscriptionStore subscriptions, TimeProvider clock)
{
    private const int Batch = 100;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var placed = await store.TakePlacedAsync(Batch, cancellationToken);
        if (placed.Count == 0)
        {
            return 0;
        }

        var orders = await subscriptions.AllAsync(cancellationToken);
        foreach (var item in placed)
        {
            await DecideAsync(item, orders, cancellationToken);
        }

        return placed.Count;
    }

    private async Task DecideAsync(PlacedItem placed, IReadOnlyList<Subscription> orders, CancellationToken cancellationToken)
    {
        var development = new Development(
            placed.Item,
            placed.Reading,
            placed.Reading.For(placed.Dossier) ?? throw new InvalidOperationException($"item {placed.Item.Id} was placed for dossier '{placed.Dossier}', which its reading does not have"),
            placed.Place,
            await store.EffectsAsync(placed.Item.Id, cancellationToken),
            clock.GetUtcNow().ToInstant());
        var verdict = rules.Judge(development);
        var alert = verdict is Speak speak ? await AlertAsync(development, speak, cancellationToken) : null;
        await store.SaveDecisionAsync(placed.Item.Id, verdict.Code, alert, alert is null ? [] : Fanout.Of(alert, orders), cancellationToken);
    }

    private async Task<Alert> AlertAsync(Development development, Speak speak, CancellationToken cancellationToken)
    {
        var story = await store.StoryAsync(development.Place.Story, cancellationToken);
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
            speak.Sentence);
    }
}
