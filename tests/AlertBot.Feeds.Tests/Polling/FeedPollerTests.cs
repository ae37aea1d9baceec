using System.Net;
using System.Net.Http.Headers;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using static AlertBot.Feeds.Tests.Polling.PolledWorld;

namespace AlertBot.Feeds.Tests.Polling;

public sealed class FeedPollerTests : IDisposable
{
    private readonly PolledWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_first_poll_is_a_baseline_and_what_comes_later_is_news()
    {
        var address = _world.Follow(1);
        _world.Web.Serve(address, Rss("b", "a"));
        await _world.PollAsync();
        _world.Web.Serve(address, Rss("c", "b", "a"));

        Assert.Equal(1, (await _world.PollNextAsync()).NewItems);
        Assert.Equal([("a", true), ("b", true), ("c", false)], _world.Store.Items.Select(item => (item.Item.Title, item.Item.Baseline)));
    }

    [Fact]
    public async Task A_feed_that_is_not_due_is_left_alone()
    {
        _world.Web.Serve(_world.Follow(1), Rss("a"));
        await _world.PollAsync();

        Assert.Equal(PollSummary.Nothing, await _world.PollAsync());
        Assert.Single(_world.Web.Requests);
    }

    [Fact]
    public async Task The_same_document_again_is_not_read_again()
    {
        var parser = new CountingParser();
        using var world = new PolledWorld(parser: parser);
        world.Web.Serve(world.Follow(1), Rss("a"));
        await world.PollAsync();

        Assert.Equal(new PollSummary(1, 0, 1, 0, 0, 0, 0), await world.PollNextAsync());
        Assert.Equal(1, parser.Documents);
    }

    [Fact]
    public async Task A_server_that_knows_validators_is_asked_with_them()
    {
        var address = _world.Follow(1);
        _world.Web.Serve(address, Rss("a"), response => response.Headers.ETag = new EntityTagHeaderValue("\"1\""));
        await _world.PollAsync();
        _world.Web.Fail(address, HttpStatusCode.NotModified);

        Assert.Equal(new PollSummary(1, 1, 0, 0, 0, 0, 0), await _world.PollNextAsync());
        Assert.Equal("\"1\"", _world.Web.Requests[^1].Headers.IfNoneMatch.Single().Tag);
    }

    [Fact]
    public async Task After_a_day_of_304_the_whole_document_is_asked_for()
    {
        var address = _world.Follow(1);
        _world.Web.Serve(address, Rss("a"), response => response.Headers.ETag = new EntityTagHeaderValue("\"1\""));
        await _world.PollAsync();
        _world.Clock.Advance(TimeSpan.FromDays(1));
        await _world.PollNextAsync();

        Assert.Empty(_world.Web.Requests[^1].Headers.IfNoneMatch);
    }

    [Fact]
    public async Task One_failing_feed_never_stops_another()
    {
        _world.Web.Fail(_world.Follow(1), HttpStatusCode.InternalServerError);
        _world.Web.Serve(_world.Follow(2), "this is no feed");
        _world.Web.Serve(_world.Follow(3), _ => throw new InvalidOperationException("a bug"));
        _world.Web.Serve(_world.Follow(4), Rss("a"));

        Assert.Equal(new PollSummary(4, 0, 0, 3, 0, 1, 0), await _world.PollAsync());
        Assert.Equal(FailureKind.ServerError, _world.Store[1].State.LastError?.Kind);
        Assert.Equal(FailureKind.Unreadable, _world.Store[2].State.LastError?.Kind);
        Assert.Equal(FailureKind.Internal, _world.Store[3].State.LastError?.Kind);
    }

    [Fact]
    public async Task A_document_that_breaks_the_parser_costs_its_own_feed_alone()
    {
        using var world = new PolledWorld(parser: new BrokenParser());
        world.Web.Serve(world.Follow(1), Rss("a"));

        Assert.Equal(1, (await world.PollAsync()).Failed);
        Assert.Equal(FailureKind.Internal, world.Store[1].State.LastError?.Kind);
    }

    [Fact]
    public async Task An_outcome_that_cannot_be_saved_is_lost_alone_and_tried_again_when_its_lease_ends()
    {
        for (var id = 1; id <= 5; id++)
        {
            _world.Web.Serve(_world.Follow(id), Rss("a"));
        }

        _world.Store.Broken.Add(3);
        Assert.Equal(new PollSummary(4, 0, 0, 0, 1, 4, 0), await _world.PollAsync());
        Assert.Equal(PollSummary.Nothing, await _world.PollAsync());

        _world.Store.Broken.Clear();
        _world.Clock.Advance(new PollingOptions().Lease);
        Assert.Equal(1, (await _world.PollAsync()).NewItems);
    }

    [Fact]
    public async Task An_outcome_whose_claim_another_process_took_over_is_lost()
    {
        var address = _world.Follow(1);
        _world.Web.Serve(address, _ =>
        {
            _world.Store.Steal(1);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Rss("a")) };
        });

        Assert.Equal(PollSummary.Nothing with { Lost = 1 }, await _world.PollAsync());
        Assert.Empty(_world.Store.Items);
    }

    [Fact]
    public async Task More_feeds_than_are_claimed_at_once_are_all_looked_at()
    {
        using var world = new PolledWorld(new PollingOptions { ClaimLimit = 10, BatchSize = 4 });
        for (var id = 1; id <= 25; id++)
        {
            world.Web.Serve(world.Follow(id), Rss("a"));
        }

        Assert.Equal(25, (await world.PollAsync()).Looked);
        Assert.All(world.Store.Batches, size => Assert.InRange(size, 1, 4));
    }

    private sealed class CountingParser : IFeedParser
    {
        public int Documents { get; private set; }

        public ParsedFeed Parse(ReadOnlyMemory<byte> body, Uri? address = null, string? contentType = null)
        {
            Documents++;
            return new FeedParser().Parse(body, address, contentType);
        }
    }

    private sealed class BrokenParser : IFeedParser
    {
        public ParsedFeed Parse(ReadOnlyMemory<byte> body, Uri? address = null, string? contentType = null) =>
            throw new InvalidCastException("a bug");
    }
}
