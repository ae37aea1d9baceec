using System.Net;
using AlertBot.Feeds.Polling;
using NodaTime;
using static AlertBot.Feeds.Tests.Polling.PolledWorld;

namespace AlertBot.Feeds.Tests.Polling;

/// <summary>A feed is never given up in silence, and nobody is told the same trouble twice.</summary>
public sealed class FeedHealthTests : IDisposable
{
    private readonly PolledWorld _world = new();

    public void Dispose() => _world.Dispose();

    private IEnumerable<NoticeKind> Told => _world.Store.Notices.Select(notice => notice.Kind);

    [Fact]
    public async Task A_short_failure_is_no_notice()
    {
        _world.Web.Fail(_world.Follow(1), HttpStatusCode.BadGateway);
        await PollForAsync(Duration.FromHours(5));

        Assert.Empty(_world.Store.Notices);
        Assert.InRange(_world.Store[1].State.ConsecutiveFailures, 4, 20);
    }

    [Fact]
    public async Task A_long_failure_is_told_once_with_cause_and_remedy_and_its_end_once()
    {
        var address = _world.Follow(1);
        _world.Web.Fail(address, HttpStatusCode.NotFound);
        await PollForAsync(Duration.FromDays(5));
        _world.Web.Serve(address, Rss("a"));
        await _world.PollNextAsync();
        await PollForAsync(Duration.FromHours(3));

        Assert.Equal([NoticeKind.Failing, NoticeKind.Recovered], Told);
        var text = _world.Store.Notices[0].Text;
        Assert.Contains("since 2025-07-23 12:00 UTC", text, StringComparison.Ordinal);
        Assert.Contains("404", text, StringComparison.Ordinal);
        Assert.Contains("Open the feed's address in a browser", text, StringComparison.Ordinal);
        Assert.Equal((0, null), (_world.Store[1].State.ConsecutiveFailures, _world.Store[1].State.LastError));
    }

    [Fact]
    public async Task Secrets_in_an_address_are_in_no_notice()
    {
        var address = new Uri("https://user:s3cret@feed1.example/rss?key=s3cret");
        _world.Store.Add(new(1, address, "example", null, null, Duration.FromMinutes(10), FeedState.New));
        await PollForAsync(Duration.FromDays(1));

        Assert.DoesNotContain("s3cret", Assert.Single(_world.Store.Notices).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_falls_silent_against_its_rhythm_is_told_once_and_its_return_once()
    {
        var address = _world.Follow(1);
        _world.Web.Serve(address, Dated(Start, 5));
        await PollForAsync(Duration.FromDays(4));

        Assert.Equal([NoticeKind.Silent], Told);
        Assert.Contains("an item every 60 minutes was usual", _world.Store.Notices[0].Text, StringComparison.Ordinal);

        _world.Web.Serve(address, Dated(_world.Now, 5));
        await PollForAsync(Duration.FromDays(1));
        Assert.Equal([NoticeKind.Silent, NoticeKind.Recovered], Told);
    }

    [Fact]
    public async Task A_feed_that_never_brings_much_is_not_silent()
    {
        _world.Web.Serve(_world.Follow(1), Dated(Start, 5, Duration.FromDays(1)));
        await PollForAsync(Duration.FromDays(4));

        Assert.Empty(_world.Store.Notices);
    }

    [Fact]
    public async Task A_feed_that_was_dead_when_it_was_added_is_told_at_once()
    {
        _world.Web.Serve(_world.Follow(1), Dated(Start - Duration.FromDays(900), 5));
        await _world.PollAsync();

        Assert.Equal([NoticeKind.Silent], Told);
    }

    private async Task PollForAsync(Duration time)
    {
        var end = _world.Now + time;
        do
        {
            await _world.PollNextAsync();
        }
        while (_world.Store[1].State.NextLook < end);
    }

    private static string Dated(Instant newest, int count, Duration? gap = null)
    {
        var items = Enumerable.Range(0, count).Select(i => newest - ((gap ?? Duration.FromHours(1)) * i))
            .Select(time => $"<item><guid>{time}</guid><title>{time}</title><pubDate>{time.ToDateTimeUtc():R}</pubDate></item>");
        return $"<rss version=\"2.0\"><channel><title>Example</title>{string.Concat(items)}</channel></rss>";
    }
}
