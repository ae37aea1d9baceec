using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Feeds.Tests.Polling;

/// <summary>One feed and its stored items: shows documents to the diff, one after the other, as polls would.</summary>
internal sealed class MemoryShelf
{
    private readonly List<KnownItem> _known = [];
    private FeedState _state = new();

    public static Instant Start { get; } = Instant.FromUtc(2025, 7, 23, 12, 0);

    public Instant Now { get; private set; } = Start;

    public int AnnounceNewest { get; init; }

    public int Stored => _known.Count;

    public static ParsedItem Item(string? guid, string? link, string? title, string? text = null, Instant? published = null, Instant? updated = null) =>
        new(guid, title, link, published, updated, text, null, [], [], null);

    public static Instant At(int minutes) => Start + Duration.FromMinutes(minutes);

    public DocumentDiff Poll(params ParsedItem[] document)
    {
        var feed = new Feed(1, new("https://feeds.example/rss"), "example", null, null, Duration.FromMinutes(10), _state);
        _state = _state with { FirstLook = _state.FirstLook ?? Now };
        var diff = DocumentDiff.Of(feed with { State = _state }, [.. document.Select(item => SeenItem.From(item))], _known, Now, "en", AnnounceNewest);
        Store(diff);
        _state = _state with { PolledBefore = _state.PolledBefore || document.Length > 0 };
        Now += Duration.FromMinutes(10);
        return diff;
    }

    /// <summary>A look that failed: the feed is followed from then on all the same.</summary>
    public void Fail()
    {
        _state = _state with { FirstLook = _state.FirstLook ?? Now };
        Now += Duration.FromMinutes(10);
    }

    private void Store(DocumentDiff diff)
    {
        foreach (var update in diff.Updates)
        {
            var at = _known.FindIndex(item => item.ItemId == update.ItemId);
            _known[at] = _known[at] with { Keys = update.Keys, Revision = update.Revision, Updated = update.Updated, Picture = update.Picture };
        }

        _known.AddRange(diff.NewItems.Select((item, i) => new KnownItem(_known.Count + i + 1, 1, item.Keys, 0, item.Updated) { Picture = item.Picture }));
    }
}
