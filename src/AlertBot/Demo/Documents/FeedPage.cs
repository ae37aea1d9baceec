using System.Collections.Immutable;
using NodaTime;

namespace AlertBot.Demo.Documents;

/// <summary>What a feed shows at a moment: the newest entries, newest first, in the wording of that moment.</summary>
internal sealed record FeedPage(RecordedFeed Feed, ImmutableArray<ShownItem> Items, Instant Updated)
{
    /// <summary>As many as most newsrooms show: entries leave the feed while their story still runs.</summary>
    public const int Length = 15;

    public static FeedPage At(RecordedFeed feed, Instant moment)
    {
        var items = feed.Items
            .Where(item => item.VisibleFrom <= moment)
            .OrderByDescending(item => item.VisibleFrom)
            .Take(Length)
            .Select(item => new ShownItem(item, item.At(moment), new Uri(feed.Site, item.Link)))
            .ToImmutableArray();
        return new FeedPage(feed, items, items.IsEmpty ? moment : items.Max(item => Instant.Max(item.Version.Since, item.Item.VisibleFrom)));
    }
}

internal sealed record ShownItem(RecordedItem Item, ItemVersion Version, Uri Link);
