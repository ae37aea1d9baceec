using AlertBot.Feeds;
using AlertBot.Feeds.Polling;
using AlertBot.Storage;
using AlertBot.Understanding;
using NodaTime;

namespace AlertBot.Simulation;

/// <summary>Puts items of a file into the store as polling does: through a claimed feed, a moment's items in one transaction.</summary>
internal sealed class ReplayedItems(IFeedStore store, IFeedList feeds)
{
    private readonly List<string> _ids = [];

    /// <summary>Ids of items that were in their feeds from the start: context, and no news.</summary>
    public IReadOnlySet<string> Baseline { get; init; } = new HashSet<string>();

    public Task PrepareAsync(CancellationToken cancellationToken) =>
        feeds.ReplaceAsync([new ConfiguredFeed(new Uri("file:///replay"), "file", null, null, Duration.FromHours(1))], cancellationToken);

    public async Task BringInAsync(IReadOnlyList<ItemText> items, Instant now, CancellationToken cancellationToken)
    {
        var claim = (await store.ClaimDueAsync(now, Duration.FromMinutes(1), 1, cancellationToken)).Single();
        var outcome = new PollOutcome(claim, FeedState.New, [.. items.Select((item, i) => New(item, _ids.Count + i, now))], [], []);
        await store.SaveAsync([outcome], cancellationToken);
        _ids.AddRange(items.Select(item => item.Id));
    }

    /// <summary>The id in the file of an item of the store, whose ids rise by one in the order of arrival.</summary>
    public string IdOf(long item) => _ids[(int)item - 1];

    private NewItem New(ItemText item, int number, Instant now) => new(
        new ItemKeys(number, null, number, number, number),
        item.Publisher ?? "",
        item.Id,
        item.Url,
        PlainText.Of(item.Title),
        PlainText.Of(item.Text),
        item.Language,
        item.Published.ToInstant(),
        now,
        Updated: null,
        Baseline: Baseline.Contains(item.Id));
}
