using System.Collections.Immutable;
using AlertBot.Demo;
using AlertBot.Feeds;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Summer;

/// <summary>An item of the recorded feeds, and when it is first seen.</summary>
internal sealed record Arrival(Instant At, RecordedFeed Feed, RecordedItem Item)
{
    public static ImmutableArray<Arrival> All() =>
    [
        .. DemoScript.Feeds
            .SelectMany(feed => feed.Items.Where(item => item.DuplicateOf is null).Select(item => new Arrival(item.VisibleFrom, feed, item)))
            .OrderBy(a => a.At).ThenBy(a => a.Item.Guid, StringComparer.Ordinal),
    ];
}

/// <summary>Brings in what has arrived and is not in the store, as polling does: a moment's items in one transaction.</summary>
internal sealed class Newsstand(ImmutableArray<Arrival> arrivals, IFeedStore store, Counting counting)
{
    public async Task BringInAsync(Instant now, CancellationToken cancellationToken)
    {
        var known = await counting.ItemsAsync(cancellationToken);
        var fresh = arrivals.Skip(known).TakeWhile(a => a.At <= now).ToList();
        if (fresh.Count == 0)
        {
            return;
        }

        var claim = (await store.ClaimDueAsync(now, Duration.FromMinutes(1), 1, cancellationToken)).Single();
        await store.SaveAsync([new PollOutcome(claim, FeedState.New, [.. fresh.Select((a, i) => New(a, known + i, now))], [], [])], cancellationToken);
    }

    private static NewItem New(Arrival arrival, int number, Instant now) => new(
        new ItemKeys(number, null, number, number, number),
        arrival.Feed.Publisher,
        arrival.Item.Guid,
        new Uri(arrival.Feed.Site, arrival.Item.Link).ToString(),
        PlainText.Of(arrival.Item.Title),
        PlainText.Of(arrival.Item.At(arrival.At).Body),
        arrival.Feed.Language,
        arrival.Item.Published.ToInstant(),
        now,
        Updated: null,
        Baseline: false);
}
