using System.Net;
using System.Security.Cryptography;
using System.Text;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Polling;
using AlertBot.Feeds.Pushing;
using AlertBot.Feeds.Tests.Polling;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace AlertBot.Feeds.Tests.Pushing;

/// <summary>The life of an agreement with a hub, from the feed that announces it to the lease that ends.</summary>
public sealed class HubTests : IDisposable
{
    private static readonly Uri Hub = new("https://hub.example/");
    private static readonly Uri Own = new("https://alerts.example/bot/");

    private readonly PolledWorld _world = new();
    private readonly MemoryHubs _hubs = new();
    private readonly Uri _feed;

    public HubTests()
    {
        _feed = _world.Follow(1);
        _world.Web.Serve(_feed, Document("a"));
        _world.Web.Fail(Hub, HttpStatusCode.Accepted);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private HubCallback Callback => new(_hubs, _world.Poller, new(), _world.Clock, NullLogger<HubCallback>.Instance);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_feed_that_announces_a_hub_says_so_once()
    {
        await _world.PollAsync();
        _world.Web.Serve(_feed, Document("a", "b"));
        await _world.PollNextAsync();

        Assert.Equal(new HubChange(Hub, _feed), Assert.Single(_world.Store.Hubs));
    }

    [Fact]
    public async Task A_hub_that_is_no_longer_announced_is_given_up()
    {
        await _world.PollAsync();
        _world.Web.Serve(_feed, PolledWorld.Rss("a", "b"));
        await _world.PollNextAsync();

        Assert.Equal([Hub, null], _world.Store.Hubs.Select(change => change.Hub));
    }

    [Fact]
    public async Task Headers_announce_a_hub_too()
    {
        var feed = _world.Follow(2);
        _world.Web.Serve(feed, PolledWorld.Rss("a"), answer => answer.Headers.TryAddWithoutValidation("Link", "<https://other.example/hub>; rel=hub, <https://feed2.example/topic>; rel=self"));
        await _world.PollAsync();

        Assert.Contains(new HubChange(new("https://other.example/hub"), new("https://feed2.example/topic")), _world.Store.Hubs);
    }

    [Fact]
    public async Task The_hub_is_asked_for_the_topic_with_an_address_to_call_back()
    {
        Found();
        var form = "";
        _world.Web.Serve(Hub, request =>
        {
            form = new StreamReader(request.Content!.ReadAsStream()).ReadToEnd();
            return new HttpResponseMessage(HttpStatusCode.Accepted);
        });

        Assert.Equal(1, await AskAsync());

        Assert.Contains("hub.mode=subscribe", form, StringComparison.Ordinal);
        Assert.Contains($"hub.topic={Uri.EscapeDataString(_feed.AbsoluteUri)}", form, StringComparison.Ordinal);
        Assert.Contains($"hub.callback={Uri.EscapeDataString("https://alerts.example/bot/websub/token")}", form, StringComparison.Ordinal);
        Assert.Contains("hub.secret=key", form, StringComparison.Ordinal);
        Assert.Contains("hub.lease_seconds=864000", form, StringComparison.Ordinal);
        Assert.Equal(HubState.Asked, _hubs.Only.State);
    }

    [Fact]
    public async Task Without_a_public_address_nobody_is_asked()
    {
        Found();

        Assert.Equal(0, await AskAsync(own: null));
        Assert.Equal(HubState.Found, _hubs.Only.State);
    }

    [Fact]
    public async Task A_hub_that_fails_is_asked_less_and_less_often()
    {
        Found();
        _world.Web.Fail(Hub, HttpStatusCode.InternalServerError);
        var waits = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            await AskAsync();
            waits.Add((_hubs.Only.NextTry - _world.Now).TotalHours);
            _world.Clock.SetUtcNow(_hubs.Only.NextTry.ToDateTimeOffset());
        }

        Assert.Equal([1.0 / 6, 1, 6, 24, 24], waits);
    }

    [Theory]
    [InlineData("subscribe", "https://feed1.example/rss", HubState.Asked, true)]
    [InlineData("subscribe", "https://feed1.example/rss", HubState.Agreed, true)]
    [InlineData("subscribe", "https://feed1.example/rss", HubState.Found, false)]
    [InlineData("subscribe", "https://else.example/rss", HubState.Asked, false)]
    [InlineData("unsubscribe", "https://feed1.example/rss", HubState.Agreed, false)]
    [InlineData("nonsense", "https://feed1.example/rss", HubState.Asked, false)]
    public async Task Only_what_was_asked_for_is_confirmed(string mode, string topic, HubState state, bool confirmed)
    {
        Found(state);

        Assert.Equal(confirmed ? "echo" : null, await Callback.AnswerAsync("token", new(mode, topic, "echo", 3600), Cancelled));
        Assert.Null(await Callback.AnswerAsync("other", new(mode, topic, "echo", 3600), Cancelled));
    }

    [Fact]
    public async Task A_lease_is_renewed_before_it_ends()
    {
        Found(HubState.Asked);
        await Callback.AnswerAsync("token", new("subscribe", _feed.AbsoluteUri, "echo", 100_000), Cancelled);

        Assert.Equal((HubState.Agreed, _world.Now + Duration.FromSeconds(100_000), _world.Now + Duration.FromSeconds(80_000)), (_hubs.Only.State, _hubs.Only.Until, _hubs.Only.NextTry));
        Assert.Equal(0, await AskAsync());
        _world.Clock.SetUtcNow(_hubs.Only.NextTry.ToDateTimeOffset());
        Assert.Equal(1, await AskAsync());
        Assert.Equal(HubState.Agreed, _hubs.Only.State);
    }

    [Fact]
    public async Task A_hub_that_declines_is_left_alone_for_a_week()
    {
        Found(HubState.Asked);
        await Callback.AnswerAsync("token", new("denied", _feed.AbsoluteUri, null, null), Cancelled);

        Assert.Equal((HubState.Denied, _world.Now + Duration.FromDays(7)), (_hubs.Only.State, _hubs.Only.NextTry));
    }

    [Fact]
    public async Task What_a_hub_sends_is_stored_once_whoever_is_first()
    {
        await AgreeAsync();

        Assert.Equal(PushAnswer.Accepted, await PushAsync(Document("b")));
        Assert.Equal(PushAnswer.Accepted, await PushAsync(Document("b")));
        _world.Web.Serve(_feed, Document("c", "b", "a"));
        await _world.PollNextAsync();
        await PushAsync(Document("c"));

        Assert.Equal(["a", "b", "c"], _world.Store.Items.Select(item => item.Item.Title));
        Assert.Equal([true, false, false], _world.Store.Items.Select(item => item.Item.Baseline));
    }

    [Fact]
    public async Task A_push_before_the_first_look_makes_a_look_so_that_the_baseline_is_whole()
    {
        Found(HubState.Agreed);
        _world.Web.Serve(_feed, Document("b", "a"));

        await PushAsync(Document("b"));

        Assert.Equal([("a", true), ("b", true)], _world.Store.Items.Select(item => (item.Item.Title, item.Item.Baseline)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sha256=00")]
    public async Task What_is_not_signed_is_passed_over_and_the_sender_learns_nothing(string? signature)
    {
        await AgreeAsync();

        Assert.Equal(PushAnswer.Accepted, await Callback.TakeAsync("token", Encoding.UTF8.GetBytes(Document("forged")), null, signature, Cancelled));
        Assert.DoesNotContain(_world.Store.Items, item => item.Item.Title == "forged");
    }

    [Fact]
    public async Task A_hub_of_a_feed_that_nobody_follows_is_told_to_stop()
    {
        await AgreeAsync();
        _hubs.Leases["token"] = _hubs.Only with { Removed = true };

        Assert.Equal(PushAnswer.Gone, await PushAsync(Document("b")));
        Assert.Equal("echo", await Callback.AnswerAsync("token", new("unsubscribe", _feed.AbsoluteUri, "echo", null), Cancelled));
    }

    [Fact]
    public async Task What_cannot_be_read_changes_nothing_and_claims_nothing()
    {
        await AgreeAsync();
        var before = _world.Store[1];

        Assert.Equal(PushAnswer.Accepted, await PushAsync("no feed"));
        Assert.Equal(before, _world.Store[1]);
        Assert.Equal(1, (await _world.PollNextAsync()).Looked);
    }

    [Fact]
    public async Task A_feed_whose_hub_keeps_its_word_is_looked_at_less_often()
    {
        await AgreeAsync();
        await PushAsync(Document("b"));

        _world.Web.Serve(_feed, Document("b", "a"));
        await _world.PollNextAsync();
        Assert.InRange(_world.Store[1].State.NextLook - _world.Now, Duration.FromMinutes(30), Duration.FromMinutes(33));
    }

    [Fact]
    public async Task A_hub_that_missed_an_item_is_not_relied_on_until_it_sends_again()
    {
        await AgreeAsync();
        await PushAsync(Document("b"));
        Assert.NotNull(_world.Store[1].State.PushedUntil);

        _world.Web.Serve(_feed, Document("c", "b", "a"));
        await _world.PollNextAsync();

        Assert.Null(_world.Store[1].State.PushedUntil);
    }

    private static string Document(params string[] titles) =>
        PolledWorld.RssWith("<atom:link rel='hub' href='https://hub.example/'/><atom:link rel='self' href='https://feed1.example/rss'/>", titles);

    private void Found(HubState state = HubState.Found) =>
        _hubs.Leases["token"] = new(1, _feed, Hub, _feed, "token", new("key"), state, state == HubState.Agreed ? _world.Now + Duration.FromDays(1) : null, _world.Now, 0, false, null);

    private async Task AgreeAsync()
    {
        await _world.PollAsync();
        Found(HubState.Agreed);
    }

    private async Task<int> AskAsync(string? own = "https://alerts.example/bot/")
    {
        using var clients = new FeedClients(new(), new HttpClient(_world.Web, disposeHandler: false));
        return await new HubSubscriber(_hubs, clients, new(), new(own is null ? null : Own), _world.Clock, NullLogger<HubSubscriber>.Instance).AskDueAsync(Cancelled);
    }

    private Task<PushAnswer> PushAsync(string document)
    {
        var body = Encoding.UTF8.GetBytes(document);
        return Callback.TakeAsync("token", body, "application/rss+xml", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("key"u8, body)), Cancelled);
    }
}
