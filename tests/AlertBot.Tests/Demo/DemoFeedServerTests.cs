using System.Net;
using AlertBot.Demo;
using AlertBot.Demo.Documents;
using AlertBot.Feeds.Parsing;
using AlertBot.Simulation;
using NodaTime;

namespace AlertBot.Tests.Demo;

public sealed class DemoFeedServerTests : IAsyncLifetime
{
    private readonly SimulatedClock _clock = new(DemoScript.Start);
    private readonly HttpClient _client = new();
    private readonly DemoFeedServer _server;

    public DemoFeedServerTests() => _server = new DemoFeedServer(_clock, DemoScript.Feeds);

    public static TheoryData<string> Publishers => [.. DemoScript.Feeds.Select(feed => feed.Publisher)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _server.StartAsync(Stop);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Publishers))]
    public async Task At_every_moment_a_feed_parses_to_exactly_what_its_publisher_shows(string publisher)
    {
        var feed = Find(publisher);
        foreach (var moment in DemoScript.Moments.Where(moment => !IsDown(feed, moment)))
        {
            _clock.MoveTo(moment);
            var address = _server.AddressOf(feed);
            using var answer = await _client.GetAsync(address, Stop);
            var parsed = new FeedParser().Parse(await answer.Content.ReadAsByteArrayAsync(Stop), address, answer.Content.Headers.ContentType?.ToString());

            Assert.Equal(feed.Title, parsed.Title);
            Assert.Equal(Expected(feed, moment), parsed.Items.Select(item => (item.Id, item.Title, item.Link, item.Published, (item.Content ?? item.Summary)?.Trim())));
        }
    }

    [Theory]
    [MemberData(nameof(Publishers))]
    public async Task What_has_not_changed_is_not_sent_again(string publisher)
    {
        var address = _server.AddressOf(Find(publisher));
        using var first = await _client.GetAsync(address, Stop);
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await _client.SendAsync(again, Stop);
        _clock.MoveTo(DemoScript.End);
        using var later = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var third = await _client.SendAsync(later, Stop);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK], [first.StatusCode, second.StatusCode, third.StatusCode]);
    }

    private static RecordedFeed Find(string publisher) => DemoScript.Feeds.Single(feed => feed.Publisher == publisher);

    private static bool IsDown(RecordedFeed feed, Instant moment) =>
        feed.Faults.Any(fault => fault.Kind != FaultKind.SlowOnce && fault.From <= moment && moment < fault.Until);

    private static IEnumerable<(string?, string?, string?, Instant?, string?)> Expected(RecordedFeed feed, Instant moment) =>
        FeedPage.At(feed, moment).Items.Select(item =>
            ((string?)item.Item.Guid, (string?)item.Version.Title, (string?)item.Link.AbsoluteUri, (Instant?)item.Item.Published.ToInstant(), (string?)item.Version.Body));
}
