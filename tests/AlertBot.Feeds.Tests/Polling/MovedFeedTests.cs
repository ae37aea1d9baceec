using System.Net;
using AlertBot.Feeds.Polling;
using static AlertBot.Feeds.Tests.Polling.PolledWorld;

namespace AlertBot.Feeds.Tests.Polling;

public sealed class MovedFeedTests : IDisposable
{
    private static readonly Uri New = new("https://new.example/rss");

    private readonly PolledWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_permanent_redirect_is_believed_after_five_looks_in_a_row_and_told_once()
    {
        Redirect(_world.Follow(1), HttpStatusCode.MovedPermanently);
        _world.Web.Serve(New, Rss("a"));
        await LooksAsync(4);
        Assert.Equal(Address(1), _world.Store[1].Address);

        await LooksAsync(6);
        Assert.Equal(New, _world.Store[1].Address);
        Assert.Equal([NoticeKind.Moved], _world.Store.Notices.Select(notice => notice.Kind));
        Assert.Contains("new.example", _world.Store.Notices[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_for_a_time_is_followed_but_never_remembered()
    {
        Redirect(_world.Follow(1), HttpStatusCode.Found);
        _world.Web.Serve(New, Rss("a"));
        await LooksAsync(10);

        Assert.Equal(Address(1), _world.Store[1].Address);
        Assert.Single(_world.Store.Items);
    }

    [Fact]
    public async Task A_redirect_that_comes_and_goes_is_not_believed()
    {
        var address = _world.Follow(1);
        _world.Web.Serve(New, Rss("a"));
        for (var i = 0; i < 4; i++)
        {
            Redirect(address, HttpStatusCode.PermanentRedirect);
            await LooksAsync(4);
            _world.Web.Serve(address, Rss("a"));
            await LooksAsync(1);
        }

        Assert.Equal(address, _world.Store[1].Address);
    }

    [Fact]
    public async Task A_redirect_that_leads_to_another_place_each_time_is_not_believed()
    {
        var address = _world.Follow(1);
        var other = new Uri("https://other.example/rss");
        _world.Web.Serve(New, Rss("a"));
        _world.Web.Serve(other, Rss("a"));
        for (var i = 0; i < 6; i++)
        {
            Redirect(address, HttpStatusCode.MovedPermanently, i % 2 == 0 ? New : other);
            await LooksAsync(1);
        }

        Assert.Equal(address, _world.Store[1].Address);
    }

    private void Redirect(Uri address, HttpStatusCode status, Uri? to = null) => _world.Web.Fail(address, status, response => response.Headers.Location = to ?? New);

    private async Task LooksAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await _world.PollNextAsync();
        }
    }
}
