using System.Collections.Immutable;
using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;

namespace AlertBot.Alerts.Corrections;

/// <summary>
/// Puts stories straight, for an owner or because later reports show it: joins a double, splits off what was joined wrongly, takes either
/// back. Messages that were sent are edited, and nothing new is posted.
/// </summary>
public sealed class CorrectStories(IStoryDesk desk, ILineStore lines, ISubscriptionStore subscriptions, AlertContents contents)
{
    /// <summary>All items of one story go to another, whose number stays.</summary>
    /// <returns>The story that stays; null when one of them has no items.</returns>
    /// <exception cref="ArgumentException">They are one story already, or of different dossiers.</exception>
    public async Task<long?> MergeAsync(long story, long into, CorrectionNote note, CancellationToken cancellationToken)
    {
        var (items, others) = (await ItemsAsync(story, note, cancellationToken), await ItemsAsync(into, note, cancellationToken));
        if (items.Count == 0 || others.Count == 0)
        {
            return null;
        }

        return story == into || items[0].Dossier != others[0].Dossier
            ? throw new ArgumentException("They are one story already, or of different dossiers.", nameof(into))
            : await SaveAsync([.. items.Select(i => new StoryMove(i.Item.Id, story, into))], note, null, cancellationToken);
    }

    /// <summary>An item leaves its story and is one of its own; later reports may join it.</summary>
    /// <returns>The new story; null when the item is in no story.</returns>
    /// <exception cref="ArgumentException">It is the only one of its story.</exception>
    public async Task<long?> SplitAsync(long item, CorrectionNote note, CancellationToken cancellationToken)
    {
        if (await desk.ItemAsync(item, cancellationToken) is not { } placed || placed.Item.Audience != note.Audience)
        {
            return null;
        }

        return (await ItemsAsync(placed.Place.Story, note, cancellationToken)).Count == 1
            ? throw new ArgumentException("It is the only report of its story.", nameof(item))
            : await SaveAsync([new StoryMove(item, placed.Place.Story, StoryMove.NewStory)], note, null, cancellationToken);
    }

    /// <summary>Takes back what was put straight last, by whomever: the items go back where they were.</summary>
    /// <returns>What was taken back; null when there is nothing, or the items have moved on since.</returns>
    public async Task<MadeCorrection?> UndoAsync(CorrectionNote note, CancellationToken cancellationToken) =>
        await desk.LastAsync(note.Audience, cancellationToken) is { } last
        && await SaveAsync([.. last.Moves.Select(m => new StoryMove(m.Item, m.To, m.From))], note with { What = last.What }, last.Number, cancellationToken) is not null
            ? last
            : null;

    /// <summary>None of another audience, as if there were no such story: its number tells nothing, and public and private never become one.</summary>
    private async Task<IReadOnlyList<PlacedItem>> ItemsAsync(long story, CorrectionNote note, CancellationToken cancellationToken) =>
        [.. (await desk.ItemsAsync(story, cancellationToken)).Where(i => i.Item.Audience == note.Audience)];

    private async Task<long?> SaveAsync(ImmutableArray<StoryMove> moves, CorrectionNote note, long? undoes, CancellationToken cancellationToken) =>
        await desk.SaveAsync(moves, await EditsAsync(moves, note, undoes, cancellationToken), note, undoes, cancellationToken);

    private async Task<IReadOnlyList<StoryEdit>> EditsAsync(ImmutableArray<StoryMove> moves, CorrectionNote note, long? undoes, CancellationToken cancellationToken)
    {
        var before = new Dictionary<long, IReadOnlyList<PlacedItem>>();
        foreach (var story in moves.SelectMany(m => new[] { m.From, m.To }).Where(s => s != StoryMove.NewStory).Distinct())
        {
            before[story] = await ItemsAsync(story, note, cancellationToken);
        }

        var to = moves.ToDictionary(m => m.Item, m => m.To);
        var all = before.Values.SelectMany(items => items).DistinctBy(i => i.Item.Id).OrderBy(i => i.Item.Published).ThenBy(i => i.Item.Id).ToList();
        var orders = (await subscriptions.IndexAsync(cancellationToken)).All.Select(s => s.Destination).DistinctBy(d => d.Id).ToList();
        var edits = new List<StoryEdit>();
        foreach (var (story, had) in before)
        {
            var has = all.Where(i => to.GetValueOrDefault(i.Item.Id, i.Place.Story) == story).ToList();
            var alert = await AlertAsync(story, has.Count > 0 ? has : had, note, undoes, cancellationToken);
            if (alert is not null)
            {
                // A story without items keeps a message only where the other one has its own too: that one tells the story now.
                alert = has.Count > 0 ? alert : alert with { Content = alert.Content.AsJoined() };
                edits.Add(new StoryEdit(alert, [.. Fanout.To(alert, orders).Select(d => d with { Asks = ToldBefore.Told })]));
            }
        }

        return edits;
    }

    /// <summary>What a story's messages say from now on; null for a story that has nothing to tell.</summary>
    private async Task<Alert?> AlertAsync(long story, IReadOnlyList<PlacedItem> items, CorrectionNote note, long? undoes, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return null;
        }

        var newest = items[^1];
        var effects = await lines.EffectsAsync([.. items.Select(i => i.Item.Id)], cancellationToken);
        var dossier = newest.Reading.For(newest.Dossier) ?? throw new InvalidOperationException($"item {newest.Item.Id} was placed for dossier '{newest.Dossier}', which its reading does not have");
        var development = new Development(newest.Item, newest.Reading, dossier, newest.Place with { Story = story, IsNew = false, Changes = [] }, effects, note.At);
        // A correction may be taken back and made again: each is an edit of its own.
        var speak = new Speak(AlertKind.StoryEdited, $"story:{story}:corrected:{note.At.ToUnixTimeTicks()}:{undoes}", [], "corrected", $"Story {story} was put straight ({note.What}): its messages are edited.");
        var content = contents.Of(development, speak, [.. items.Select(i => new ReadItem(i.Item, i.Reading, i.Place))]);
        return new Alert(
            speak.Key,
            speak.Kind,
            newest.Dossier,
            note.At,
            story,
            null,
            [.. items.Select(i => i.Item.Id)],
            dossier.Urgency,
            content with { Deadlines = contents.Deadlines(effects.Where(e => e.IsMaterial)) },
            speak.Sentence)
        {
            Audience = newest.Item.Audience,
        };
    }
}
