using System.Net;
using AlertBot.Demo;
using AlertBot.Feeds.Parsing;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlertBot.Tests.Demo;

public sealed class DemoFaultTests : IAsyncLifetime
{
    private static readonly Duration Moment = Duration.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new(DemoScript.Start.ToDateTimeOffset());
    private readonly HttpClient _client = new();
    private readonly DemoFeedServer _server;

    public DemoFaultTests() => _server = new DemoFeedServer(_clock, DemoScript.Feeds);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _server.StartAsync(Stop);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task One_server_is_broken_for_a_day()
    {
        var (feed, fault) = Find(FaultKind.Error);

        Assert.Equal(Duration.FromDays(1), fault.Until - fault.From);
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError, HttpStatusCode.OK],
            [await StatusAsync(feed, fault.From - Moment), await StatusAsync(feed, fault.From), await StatusAsync(feed, fault.Until - Moment), await StatusAsync(feed, fault.Until)]);
    }

    [Fact]
    public async Task One_server_shows_a_web_page_in_the_place_of_its_feed()
    {
        var (feed, fault) = Find(FaultKind.WebPage);
        using var answer = await GetAsync(feed, fault.From);
        var body = await answer.Content.ReadAsByteArrayAsync(Stop);

        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Throws<UnreadableFeedException>(() => new FeedParser().Parse(body, _server.AddressOf(feed)));
    }

    [Fact]
    public async Task One_server_keeps_one_request_waiting()
    {
        var (feed, fault) = Find(FaultKind.SlowOnce);
        _clock.SetUtcNow(fault.From.ToDateTimeOffset());
        var first = _client.GetAsync(_server.AddressOf(feed), Stop);
        var second = _client.GetAsync(_server.AddressOf(feed), Stop);

        var quick = await Task.WhenAny(first, second);
        var slow = quick == first ? second : first;
        Assert.False(slow.IsCompleted);

        while (!slow.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(slow, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Stop));
        }

        using var late = await slow;
        using var prompt = await quick;
        Assert.Equal(prompt.Headers.ETag, late.Headers.ETag);
    }

    [Fact]
    public async Task What_no_publisher_has_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(DemoScript.Feeds[0] with { Path = "/favicon.ico" }, DemoScript.Start));

    private static (RecordedFeed Feed, RecordedFault Fault) Find(FaultKind kind) =>
        Assert.Single(DemoScript.Feeds.SelectMany(feed => feed.Faults.Where(fault => fault.Kind == kind).Select(fault => (feed, fault))));

    private async Task<HttpStatusCode> StatusAsync(RecordedFeed feed, Instant moment)
    {
        using var answer = await GetAsync(feed, moment);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> GetAsync(RecordedFeed feed, Instant moment)
    {
        _clock.SetUtcNow(moment.ToDateTimeOffset());
        return _client.GetAsync(_server.AddressOf(feed), Stop);
    }
}
