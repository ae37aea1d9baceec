using AlertBot.Alerts.Corrections;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Stories;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Alerts.Stages;

/// <summary>
/// Stage: read items come into stories, and their deadlines into the ledger. The index of stories lives in memory and is rebuilt from
/// the rows after a start, and after any failure, so that it never knows more than the store.
/// </summary>
public sealed partial class PlaceItems(ILineStore store, CorrectStories corrections, TimeProvider clock, ILogger<PlaceItems> log)
{
    private const int Batch = 100;

    /// <summary>How long a closed deadline can still be told of: "the ultimatum that ran out last week".</summary>
    private static readonly Duration ClosedStays = Duration.FromDays(60);

    private StoryGrouper? _stories;
    private long _correction;
    private StoryMemory _told = new(StoryOptions.Default.Horizon * 2);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var read = await store.TakeReadAsync(Batch, cancellationToken);
        if (read.Count > 0 && _stories is not null && await store.LastCorrectionAsync(cancellationToken) != _correction)
        {
            // Somebody put stories straight.
            _stories = null;
        }

        foreach (var item in read)
        {
            await PlaceAsync(item, cancellationToken);
        }

        if (read is [.., var last])
        {
            _told.Forget(last.Item.Published);
        }

        return read.Count;
    }

    /// <summary>Forgets what it remembers of stories: another process may have placed items since.</summary>
    public void Forget() => _stories = null;

    private async Task PlaceAsync(ReadItem item, CancellationToken cancellationToken)
    {
        try
        {
            var dossier = item.Reading.Dossiers.First(d => d.IsRelevant);
            _stories ??= await RestoreAsync(item.Item.Published, cancellationToken);
            var (place, oneWith) = item.Place is { } known ? (await RevisedAsync(item, known, cancellationToken), null) : await NewAsync(item, cancellationToken);
            var steps = await LedgerAsync(item, dossier.Dossier, cancellationToken);
            if (!await store.SavePlacementAsync(new PlacedItem(item.Item, item.Reading, dossier.Dossier, place), steps, cancellationToken))
            {
                _stories = null;
                return;
            }

            _told.Add(place.Story, item.Reading, item.Item.Published);
            await PutStraightAsync(item, place, oneWith, cancellationToken);
        }
        catch
        {
            _stories = null;
            throw;
        }
    }

    /// <summary>What an item shows of stories placed before: that two are one, or, edited, that it is not of its own.</summary>
    private async Task PutStraightAsync(ReadItem item, StoryPlace place, long? oneWith, CancellationToken cancellationToken)
    {
        if (oneWith is { } other)
        {
            var (kept, joined) = (Math.Min(place.Story, other), Math.Max(place.Story, other));
            await corrections.MergeAsync(joined, kept, Note($"s{joined} is one story with s{kept}: item i{item.Item.Id} tells of the same occasion as both"), cancellationToken);
            LogMerged(joined, kept, item.Item.Id);
            _stories = null;
        }
        else if (item.Place is not null && await ContradictsAsync(item, place, cancellationToken))
        {
            await corrections.SplitAsync(item.Item.Id, Note($"i{item.Item.Id} leaves s{place.Story}: as edited, it tells of another occasion"), cancellationToken);
            LogSplit(item.Item.Id, place.Story);
            _stories = null;
        }
    }

    private async Task<bool> ContradictsAsync(ReadItem item, StoryPlace place, CancellationToken cancellationToken) =>
        StoryGrouper.Contradicts(Of(item), (await store.StoryAsync(place.Story, cancellationToken)).Where(i => i.Item.Id != item.Item.Id).Select(Of));

    private static StoryItem Of(ReadItem item) => StoryItem.Of(item.Item.ToText(), item.Reading);

    private CorrectionNote Note(string what) => new(clock.GetUtcNow().ToInstant(), CorrectionNote.System, "AlertBot", what);

    private async Task<(StoryPlace Place, long? OneWith)> NewAsync(ReadItem item, CancellationToken cancellationToken)
    {
        var next = await store.LastStoryAsync(cancellationToken) + 1;
        var placement = _stories!.Place(Of(item), () => next);
        var changes = placement.IsNew ? [] : MaterialChange.Of(await ToldAsync(placement.Story, item, cancellationToken), item.Reading);
        return (new StoryPlace(placement.Story, placement.IsNew, placement.FollowUpOf, changes, placement.Why), placement.OneWith);
    }

    /// <summary>An edited item stays in its story; what it told before is told already.</summary>
    private async Task<StoryPlace> RevisedAsync(ReadItem item, StoryPlace known, CancellationToken cancellationToken) => known with
    {
        IsNew = false,
        Changes = MaterialChange.Of(await ToldAsync(known.Story, item, cancellationToken), item.Reading),
    };

    private async Task<StoryTold> ToldAsync(long story, ReadItem item, CancellationToken cancellationToken)
    {
        if (_told.Find(story) is { } known)
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

        _told.Keep(story, told, item.Item.Published);
        return told;
    }

    private async Task<StoryGrouper> RestoreAsync(Instant published, CancellationToken cancellationToken)
    {
        var options = StoryOptions.Default;
        var stories = new StoryGrouper(options);
        // Asked first: what is put straight while the rows are read is seen at the next look.
        _correction = await store.LastCorrectionAsync(cancellationToken);
        _told = new StoryMemory(options.Horizon * 2);
        foreach (var placed in await store.PlacedSinceAsync(published - (options.Horizon * 2), cancellationToken))
        {
            stories.Restore(StoryItem.Of(placed.Item.ToText(), placed.Reading), placed.Place.Story);
            _told.Add(placed.Place.Story, placed.Reading, placed.Item.Published);
        }

        return stories;
    }

    private async Task<IReadOnlyList<LedgerStep>> LedgerAsync(ReadItem item, string dossier, CancellationToken cancellationToken)
    {
        if (item.Reading.Deadlines.IsEmpty && item.Reading.Outcomes.IsEmpty)
        {
            return [];
        }

        var entries = (await store.LedgerAsync(dossier, item.Item.Published - ClosedStays, cancellationToken)).ToList();
        var source = new LedgerSource(item.Item.Id, item.Item.Publisher, item.Item.Link, item.Item.Title, item.Item.Published);
        var steps = new List<LedgerStep>();
        foreach (var statement in item.Reading.Deadlines.Concat(item.Reading.Outcomes))
        {
            var step = Ledger.Apply(dossier, entries, statement, source);
            // A new entry gets a provisional number, so that the item's next statement can join it before the store has named it.
            step = step.IsNew ? step with { Entry = step.Entry with { Id = -1 - steps.Count } } : step;
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
}
