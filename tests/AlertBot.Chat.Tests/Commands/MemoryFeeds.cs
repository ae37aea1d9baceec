using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Feeds.Discovery;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Lists;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>Two feeds in memory, one of the settings and one that was added, with every change counted.</summary>
internal sealed class MemoryFeeds : IFeedDesk, IFeedSearch
{
    private static readonly Instant Now = MemoryLookUps.Now;

    private readonly Stack<(List<FollowedFeed> Before, ChangeNote Note)> _changes = new();
    private List<FollowedFeed> _all =
    [
        new(new Feed(1, new Uri("https://example.org/rss?key=secret"), "bbc", "BBC News", "en", Duration.FromMinutes(10), FeedState.New with { FirstLook = Now - Duration.FromDays(3), LastLook = Now - Duration.FromMinutes(4), LastChange = Now - Duration.FromHours(1) }), true, false),
        new(new Feed(2, new Uri("https://example.net/feed"), "paper", null, "uk", Duration.FromMinutes(5), FeedState.New with { LastLook = Now - Duration.FromHours(2), ConsecutiveFailures = 3, LastError = new FeedFailure(FailureKind.NotFound, "The server says there is no such page (404).", "Look for the feed's new address.") }) { Group = "World" }, false, false),
    ];

    public int Changes => _changes.Count;

    public Task<IReadOnlyList<FollowedFeed>> AllAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FollowedFeed>>(_all);

    public Task<IReadOnlyList<long>> AddAsync(IReadOnlyList<ListedFeed> feeds, Duration interval, ChangeNote note, CancellationToken cancellationToken)
    {
        var added = feeds.Where(f => _all.TrueForAll(known => known.Feed.Address != f.Address)).Select((f, i) => new FollowedFeed(new Feed(_all.Count + 1 + i, f.Address, f.Publisher ?? f.Address.Host, f.Title, f.Language, interval, FeedState.New) { Group = f.Group }, false, false)).ToList();
        if (added.Count > 0)
        {
            Change([.. _all, .. added], note);
        }

        return Task.FromResult<IReadOnlyList<long>>([.. added.Select(f => f.Feed.Id)]);
    }

    public Task<bool> ChangeAsync(long feed, FeedWish wish, ChangeNote note, CancellationToken cancellationToken)
    {
        Change(_all.ConvertAll(f => f.Feed.Id != feed ? f : f with
        {
            Feed = f.Feed with { Publisher = wish.Publisher ?? f.Feed.Publisher, Group = wish.Group ?? f.Feed.Group, Interval = wish.Interval ?? f.Feed.Interval, Pictures = wish.Pictures ?? f.Feed.Pictures },
            IsPaused = wish.Paused ?? f.IsPaused,
        }), note);
        return Task.FromResult(true);
    }

    public Task<bool> RemoveAsync(long feed, ChangeNote note, CancellationToken cancellationToken)
    {
        Change([.. _all.Where(f => f.Feed.Id != feed)], note);
        return Task.FromResult(true);
    }

    public Task<LoggedChange?> UndoAsync(ChangeNote note, CancellationToken cancellationToken)
    {
        if (!_changes.TryPop(out var last))
        {
            return Task.FromResult<LoggedChange?>(null);
        }

        _all = last.Before;
        return Task.FromResult<LoggedChange?>(Logged(last.Note));
    }

    public Task<IReadOnlyList<LoggedChange>> LogAsync(int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LoggedChange>>([.. _changes.Select(c => Logged(c.Note))]);

    public Task<FeedSearch> FindAsync(Uri address, FeedAccess? access, CancellationToken cancellationToken) => Task.FromResult(address.Host == "news.example"
        ? new FeedSearch(new FoundFeed(new Uri("https://news.example/rss.xml"), new FeedParser().Parse("<rss version=\"2.0\"><channel><title>The News</title><item><title>Talks in Istanbul</title></item></channel></rss>"u8.ToArray()), null), null)
        : new FeedSearch(null, Failures.PageWithoutFeed));

    public Task<FeedSearch> FindPrivatelyAsync(Uri address, CancellationToken cancellationToken) => FindAsync(address, null, cancellationToken);

    private void Change(List<FollowedFeed> all, ChangeNote note)
    {
        _changes.Push((_all, note));
        _all = all;
    }

    private static LoggedChange Logged(ChangeNote note) => new(1, note.At, "feeds", note.Platform, note.Who, note.What, null, null, false);
}

/// <summary>One list of feeds, as a file of the platform.</summary>
internal sealed class MemoryFiles(string platform) : IChatFiles
{
    public const string List = "list";

    public string Platform => platform;

    public Task<ReadOnlyMemory<byte>?> ReadAsync(string file, int mostBytes, CancellationToken cancellationToken) => Task.FromResult<ReadOnlyMemory<byte>?>(file switch
    {
        List => "<opml version=\"2.0\"><body><outline type=\"rss\" text=\"The News\" xmlUrl=\"https://news.example/rss.xml\"/><outline text=\"BBC\" xmlUrl=\"https://example.org/rss?key=secret\"/><outline text=\"x\" xmlUrl=\"ftp://x\"/></body></opml>"u8.ToArray().AsMemory(),
        "picture" => new byte[] { 1, 2, 3 }.AsMemory(),
        _ => (ReadOnlyMemory<byte>?)null,
    });
}
