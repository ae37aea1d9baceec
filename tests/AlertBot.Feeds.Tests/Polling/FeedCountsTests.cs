using System.Diagnostics.Metrics;
using System.Net;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Feeds.Tests.Polling;

/// <summary>What a feed costs and brings is counted, for people and for whoever collects measures.</summary>
public sealed class FeedCountsTests : IDisposable
{
    private readonly PolledWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Looks_bytes_and_items_add_up()
    {
        var address = _world.Follow(1);
        var document = PolledWorld.Rss("a");
        _world.Web.Serve(address, document, answer => answer.Headers.TryAddWithoutValidation("ETag", "\"1\""));
        await _world.PollAsync();
        _world.Web.Fail(address, HttpStatusCode.NotModified);
        await _world.PollNextAsync();
        _world.Web.Fail(address, HttpStatusCode.BadGateway);
        await _world.PollNextAsync();
        var longer = PolledWorld.Rss("a", "b", "c");
        _world.Web.Serve(address, longer);
        await _world.PollNextAsync();

        var counts = _world.Store[1].State.Counts;
        Assert.Equal((4L, 1L, 1L, 2L), (counts.Looks, counts.NotModified, counts.Failed, counts.Items));
        Assert.Equal((document.Length + longer.Length, document.Length), ((int)counts.Received, (int)counts.Saved));
        Assert.Equal(0.25, counts.NotModifiedShare);
    }

    [Fact]
    public async Task Items_a_day_are_those_of_late()
    {
        var address = _world.Follow(1);
        _world.Web.Serve(address, PolledWorld.Rss("old", "older"));
        await _world.PollAsync();
        Assert.Null(ItemsADay);
        for (var hour = 1; hour <= 10 * 24; hour++)
        {
            _world.Clock.Advance(TimeSpan.FromHours(1));
            _world.Web.Serve(address, PolledWorld.Rss($"item {hour / 4}"));
            await _world.PollAsync();
        }

        Assert.InRange(ItemsADay!.Value, 5, 7);
    }

    [Fact]
    public async Task The_most_items_that_a_document_showed_are_remembered()
    {
        var address = _world.Follow(1);
        foreach (var titles in new string[][] { ["a", "b", "c"], ["c"] })
        {
            _world.Web.Serve(address, PolledWorld.Rss(titles));
            await _world.PollNextAsync();
        }

        Assert.Equal(3, _world.Store[1].State.MostShown);
    }

    [Fact]
    public async Task Whoever_listens_is_told_of_looks_and_items()
    {
        var heard = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == FeedMeter.Name)
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, number, _, _) =>
        {
            lock (heard)
            {
                heard[instrument.Name] = heard.GetValueOrDefault(instrument.Name) + number;
            }
        });
        listener.Start();
        _world.Web.Serve(_world.Follow(1), PolledWorld.Rss("a", "b"));
        await _world.PollAsync();

        // Tests run side by side and share the meter: at least what was done here is heard.
        Assert.True(heard["alertbot.feed.looks"] >= 1 && heard["alertbot.feed.items"] >= 2 && heard["alertbot.feed.received"] > 0);
    }

    [Fact]
    public async Task While_a_story_breaks_no_feed_is_looked_at_before_its_server_allows()
    {
        var address = _world.Follow(1);
        _world.Web.Serve(address, PolledWorld.Rss("a"), answer => answer.Headers.CacheControl = new() { MaxAge = TimeSpan.FromHours(1) });
        await _world.PollAsync();
        Assert.Equal(_world.Now + Duration.FromHours(1), _world.Store[1].State.EarliestLook);

        _world.Web.Serve(_world.Follow(2), PolledWorld.Rss("a"));
        await _world.PollAsync();
        Assert.Equal(_world.Now, _world.Store[2].State.EarliestLook);
    }

    private double? ItemsADay => _world.Store[1].State.Counts.ItemsADay(_world.Store[1].State.FirstLook, _world.Store[1].State.LastLook);
}
