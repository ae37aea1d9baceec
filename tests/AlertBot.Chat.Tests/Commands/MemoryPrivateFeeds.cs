using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Lists;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>One private feed of the newsroom in memory, with every change counted.</summary>
internal sealed class MemoryPrivateFeeds : IPrivateFeedDesk
{
    public const long Newsroom = 1;

    private readonly Stack<(List<FollowedFeed> Before, ChangeNote Note)> _changes = new();
    private List<FollowedFeed> _all =
    [
        new(new Feed(7, new Uri("https://intranet.example/rss?key=secret"), "intranet", "House news", "en", Duration.FromMinutes(10), FeedState.New) { Audience = Newsroom }, false, false),
    ];

    public int Changes => _changes.Count;

    public List<long> Erased { get; } = [];

    public List<DeadLetter> Dead { get; } = [];

    public List<PrivateFeedTrouble> Untold { get; } = [];

    public Task<IReadOnlyList<FollowedFeed>> AllAsync(long destination, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FollowedFeed>>([.. Of(destination)]);

    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(long destination, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DeadLetter>>(destination == Newsroom ? Dead : []);

    public Task<PrivateFeedAnswer> AddAsync(long destination, ListedFeed feed, Duration interval, ChangeNote note, CancellationToken cancellationToken)
    {
        if (Of(destination).Any(f => f.Feed.Address == feed.Address))
        {
            return Task.FromResult(new PrivateFeedAnswer(null, IsKnown: true));
        }

        var added = new FollowedFeed(new Feed(7 + _all.Count, feed.Address, feed.Publisher ?? feed.Address.Host, feed.Title, feed.Language, interval, FeedState.New) { Audience = destination }, false, false);
        Change([.. _all, added], note with { What = $"{note.What} f{added.Feed.Id}" });
        return Task.FromResult(new PrivateFeedAnswer(added.Feed.Id));
    }

    public Task<bool> ChangeAsync(long destination, long feed, FeedWish wish, ChangeNote note, CancellationToken cancellationToken)
    {
        Change(_all.ConvertAll(f => f.Feed.Id != feed ? f : f with { Feed = f.Feed with { Publisher = wish.Publisher ?? f.Feed.Publisher, Interval = wish.Interval ?? f.Feed.Interval, Pictures = wish.Pictures ?? f.Feed.Pictures }, IsPaused = wish.Paused ?? f.IsPaused }), note with { What = $"{note.What} f{feed}" });
        return Task.FromResult(true);
    }

    public Task<bool> RemoveAsync(long destination, long feed, ChangeNote note, CancellationToken cancellationToken)
    {
        Change([.. _all.Where(f => f.Feed.Id != feed)], note with { What = $"{note.What} f{feed}" });
        return Task.FromResult(true);
    }

    public Task<LoggedChange?> UndoAsync(long destination, ChangeNote note, CancellationToken cancellationToken)
    {
        if (!_changes.TryPop(out var last))
        {
            return Task.FromResult<LoggedChange?>(null);
        }

        _all = last.Before;
        return Task.FromResult<LoggedChange?>(Logged(last.Note));
    }

    public Task<IReadOnlyList<LoggedChange>> LogAsync(long destination, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LoggedChange>>([.. _changes.Select(c => Logged(c.Note))]);

    public Task<int> EraseAsync(long destination, CancellationToken cancellationToken)
    {
        Erased.Add(destination);
        return Task.FromResult(Of(destination).Count());
    }

    public Task<IReadOnlyList<PrivateFeedTrouble>> TroublesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PrivateFeedTrouble>>([.. Untold]);

    public Task ToldAsync(IReadOnlyList<long> notices, CancellationToken cancellationToken)
    {
        Untold.RemoveAll(t => notices.Contains(t.Number));
        return Task.CompletedTask;
    }

    private IEnumerable<FollowedFeed> Of(long destination) => _all.Where(f => f.Feed.Audience == destination);

    private void Change(List<FollowedFeed> all, ChangeNote note)
    {
        _changes.Push((_all, note));
        _all = all;
    }

    private static LoggedChange Logged(ChangeNote note) => new(1, note.At, "private:1:feeds", note.Platform, note.Who, note.What, null, null, false);
}
