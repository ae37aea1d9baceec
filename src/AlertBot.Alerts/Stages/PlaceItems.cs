using AlertBot.Alerts.Corrections;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Stories;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Alerts.Stages;

/// <summary>
/// Stage: read items come into stories, and their deadlines into the ledger, those of private feeds into ones of their own. The index of
/// stories lives in memory and is rebuilt from the rows after a start, and after any failure, so that it never knows more than the store.
/// </summary>
public sealed partial class PlaceItems(ILineStore store, CorrectStories corrections, TimeProvider clock, ILogger<PlaceItems> log)
{
    private const int Batch = 100;

    /// <summary>How long a closed deadline can still be told of: "the ultimatum that ran out last week".</summary>
    private static readonly Duration ClosedStays = Duration.FromDays(60);

    private readonly StoriesByAudience _stories = new(store, clock);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var read = await store.TakeReadAsync(Batch, cancellationToken);
        await _stories.ForgetCorrectedAsync(read.Select(r => r.Item.Audience).Distinct(), cancellationToken);
        foreach (var item in read)
        {
            await PlaceAsync(item, cancellationToken);
        }

        _stories.LetGo(read is [.., var last] ? last.Item.Published : null);
        return read.Count;
    }

    /// <summary>Forgets what it remembers of stories: another process may have placed items since.</summary>
    public void Forget() => _stories.ForgetAll();

    private async Task PlaceAsync(ReadItem item, CancellationToken cancellationToken)
    {
        try
        {
            if (item.Reading.Dossiers.FirstOrDefault(d => d.IsRelevant) is not { } dossier)
            {
                await LeaveAsync(item, cancellationToken);
                return;
            }

            var stories = await _stories.OfAsync(item.Item.Audience, item.Item.Published, cancellationToken);
            var (place, oneWith) = item.Place is { } known ? (await RevisedAsync(item, known, stories, cancellationToken), null) : await NewAsync(item, stories, cancellationToken);
            var steps = await LedgerAsync(item, dossier.Dossier, cancellationToken);
            if (!await store.SavePlacementAsync(new PlacedItem(item.Item, item.Reading, dossier.Dossier, place), steps, cancellationToken))
            {
                _stories.Forget(item.Item.Audience);
                return;
            }

            stories.Told.Add(place.Story, item.Reading, item.Item.Published);
            await PutStraightAsync(item, place, oneWith, cancellationToken);
        }
        catch
        {
            _stories.Forget(item.Item.Audience);
            throw;
        }
    }

    /// <summary>Edited, the item is about no followed negotiation any more: what it tells now is not told with its story.</summary>
    private async Task LeaveAsync(ReadItem item, CancellationToken cancellationToken)
    {
        var story = item.Place!.Story;
        _stories.Forget(item.Item.Audience);
        if ((await store.StoryAsync(story, cancellationToken)).Count > 1)
        {
            await corrections.SplitAsync(item.Item.Id, Note(item, $"i{item.Item.Id} leaves s{story}: as edited, it is about something else"), cancellationToken);
            LogLeft(item.Item.Id, story);
        }

        await store.SetAsideAsync(item.Item, cancellationToken);
    }

    /// <summary>What an item shows of stories placed before: that two are one, or, edited, that it is not of its own.</summary>
    private async Task PutStraightAsync(ReadItem item, StoryPlace place, long? oneWith, CancellationToken cancellationToken)
    {
        if (oneWith is { } other)
        {
            var (kept, joined) = (Math.Min(place.Story, other), Math.Max(place.Story, other));
            await corrections.MergeAsync(joined, kept, Note(item, $"s{joined} is one story with s{kept}: item i{item.Item.Id} tells of the same occasion as both"), cancellationToken);
            LogMerged(joined, kept, item.Item.Id);
            _stories.Forget(item.Item.Audience);
        }
        else if (item.Place is not null && await ContradictsAsync(item, place, cancellationToken))
        {
            await corrections.SplitAsync(item.Item.Id, Note(item, $"i{item.Item.Id} leaves s{place.Story}: as edited, it tells of another occasion"), cancellationToken);
            LogSplit(item.Item.Id, place.Story);
            _stories.Forget(item.Item.Audience);
        }
    }

    private async Task<bool> ContradictsAsync(ReadItem item, StoryPlace place, CancellationToken cancellationToken) =>
        StoryGrouper.Contradicts(Of(item), (await store.StoryAsync(place.Story, cancellationToken)).Where(i => i.Item.Id != item.Item.Id).Select(Of));

    private static StoryItem Of(ReadItem item) => StoryItem.Of(item.Item.ToText(), item.Reading);

    private CorrectionNote Note(ReadItem item, string what) => new(clock.GetUtcNow().ToInstant(), CorrectionNote.System, "AlertBot", what) { Audience = item.Item.Audience };

    private async Task<(StoryPlace Place, long? OneWith)> NewAsync(ReadItem item, KnownStories stories, CancellationToken cancellationToken)
    {
        var next = await store.LastStoryAsync(cancellationToken) + 1;
        var placement = stories.Grouper.Place(Of(item), () => next);
        var changes = placement.IsNew ? [] : MaterialChange.Of(await ToldAsync(placement.Story, item, stories.Told, cancellationToken), item.Reading);
        return (new StoryPlace(placement.Story, placement.IsNew, placement.FollowUpOf, changes, placement.Why), placement.OneWith);
    }

    /// <summary>An edited item stays in its story; what it told before is told already.</summary>
    private async Task<StoryPlace> RevisedAsync(ReadItem item, StoryPlace known, KnownStories stories, CancellationToken cancellationToken)
    {
        if (stories.Grouper.Remembers(Of(item), known.Story))
        {
            stories.Grouper.Revise(Of(item), known.Story);
        }
        else
        {
            stories.Grouper.Rebuild(Of(item), known.Story, (await store.StoryAsync(known.Story, cancellationToken)).Select(Of));
        }

        return known with
        {
            IsNew = false,
            Changes = MaterialChange.Of(await ToldAsync(known.Story, item, stories.Told, cancellationToken), item.Reading),
        };
    }

    private async Task<StoryTold> ToldAsync(long story, ReadItem item, StoryMemory memory, CancellationToken cancellationToken)
    {
        if (memory.Find(story) is { } known)
        {
            return known;
        }

        var told = new StoryTold();
        foreach (var earlier in await store.StoryAsync(story, cancellationToken))
        {
            if (earlier.Item.Id != item.Item.Id)
            {
                told.Add(earlier.Reading);
            }
        }

        memory.Keep(story, told, item.Item.Published);
        return told;
    }

    private async Task<IReadOnlyList<LedgerStep>> LedgerAsync(ReadItem item, string dossier, CancellationToken cancellationToken)
    {
        if (item.Reading.Deadlines.IsEmpty && item.Reading.Outcomes.IsEmpty)
        {
            return [];
        }

        var entries = (await store.LedgerAsync(dossier, item.Item.Audience, item.Item.Published - ClosedStays, cancellationToken)).ToList();
        var source = new LedgerSource(item.Item.Id, item.Item.Publisher, item.Item.Link, item.Item.Title, item.Item.Published);
        var steps = new List<LedgerStep>();
        foreach (var statement in item.Reading.Deadlines.Concat(item.Reading.Outcomes))
        {
            var step = Ledger.Apply(dossier, entries, statement, source);
            // A new entry gets a provisional number, so that the item's next statement can join it before the store has named it.
            step = step.IsNew ? step with { Entry = step.Entry with { Id = -1 - steps.Count, Audience = item.Item.Audience } } : step;
            steps.Add(step);
            entries.RemoveAll(e => e.Id == step.Entry.Id);
            entries.Add(step.Entry);
        }

        return steps;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Story {Story} is one with story {Into}, as item {Item} shows")]
    private partial void LogMerged(long story, long into, long item);

    [LoggerMessage(Level = LogLevel.Information, Message = "Item {Item} left story {Story}: as edited, it tells of another occasion")]
    private partial void LogSplit(long item, long story);

    [LoggerMessage(Level = LogLevel.Information, Message = "Item {Item} left story {Story}: as edited, it is about something else")]
    private partial void LogLeft(long item, long story);
}
