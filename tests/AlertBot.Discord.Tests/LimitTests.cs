using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Http;

namespace AlertBot.Discord.Tests;

public sealed class LimitTests : IAsyncLifetime
{
    private const string Posting = "POST channels/{}/messages";
    private const string Editing = "PATCH channels/{}/messages/{}";

    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    private readonly DiscordBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("user")]
    [InlineData("shared")]
    [InlineData("global")]
    public async Task A_short_pause_is_waited_for_to_the_millisecond(string scope)
    {
        _bench.Server.Faults.Next(DiscordAnswers.TooMany(1.337, scope).With("Retry-After", "1.337"));
        var began = _bench.Time.GetUtcNow();
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(DiscordBench.Message()));
        Assert.Equal(1.337, (_bench.Time.GetUtcNow() - began).TotalSeconds, 3);
    }

    [Theory]
    [InlineData("user", false)]
    [InlineData("shared", false)]
    [InlineData("global", true)]
    public async Task A_long_pause_is_given_back_at_once(string scope, bool everything)
    {
        _bench.Server.Faults.Next(DiscordAnswers.TooMany(1163.097, scope).With("Retry-After", "1"));
        var began = _bench.Time.GetUtcNow();
        var failed = await _bench.FailAsync();
        Assert.Equal((FailureClass.Platform, FailureCode.RateLimited, everything), (failed.Class, failed.Code, failed.WholePlatform));
        Assert.Equal(1163.097, failed.RetryAfter!.Value.TotalSeconds, 3);
        Assert.Equal(began, _bench.Time.GetUtcNow());
    }

    [Theory]
    [InlineData("user", false)]
    [InlineData("shared", false)]
    [InlineData("global", true)]
    public async Task Only_a_global_pause_holds_other_channels_back(string scope, bool held)
    {
        _bench.Server.Faults.Next(DiscordAnswers.TooMany(30, scope));
        await _bench.FailAsync();
        var own = await _bench.FailAsync();
        Assert.Equal((FailureClass.Pacing, FailureCode.Paced, 30.0), (own.Class, own.Code, own.RetryAfter!.Value.TotalSeconds));
        Assert.Equal(held, await _bench.SendAsync(DiscordBench.Message(), "2002") is SendResult.Failed { WholePlatform: true });
        _bench.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(DiscordBench.Message()));
        Assert.Equal(held ? 2 : 3, _bench.Server.Requests.Count);
    }

    [Fact]
    public async Task A_shared_pause_counts_although_the_bucket_still_has_room()
    {
        _bench.Server.Faults.Next(DiscordAnswers.TooMany(30, "shared")
            .With("X-RateLimit-Bucket", "posts").With("X-RateLimit-Limit", "10").With("X-RateLimit-Remaining", "9").With("X-RateLimit-Reset-After", "4.5"));
        await _bench.FailAsync();
        Assert.Equal(FailureClass.Pacing, (await _bench.FailAsync()).Class);
        Assert.Single(_bench.Server.Requests);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData(null, 60)]
    [InlineData("Tue, 24 Nov 2026 10:00:00 GMT", 60)]
    [InlineData("-Infinity", 60)]
    [InlineData("NaN", 60)]
    public async Task A_429_of_the_edge_stops_everything_for_as_long_as_it_says_or_a_minute(string? retryAfter, int seconds)
    {
        var page = FakeAnswer.Html(429);
        _bench.Server.Faults.Next(retryAfter is null ? page : page.With("Retry-After", retryAfter));
        var failed = await _bench.FailAsync();
        Assert.Equal((FailureCode.RateLimited, true, (double)seconds), (failed.Code, failed.WholePlatform, failed.RetryAfter!.Value.TotalSeconds));
        Assert.Equal(FailureClass.Pacing, (await _bench.FailAsync("2002")).Class);
        Assert.Single(_bench.Server.Requests);
    }

    /// <summary>As seen with 20028: the header asks for a second, the body for many minutes.</summary>
    [Theory]
    [InlineData("1", 1163.25, 1163.25)]
    [InlineData("90", 2.5, 90)]
    [InlineData(null, 64.5, 64.5)]
    public async Task The_longer_of_two_pauses_is_kept(string? header, double body, double seconds)
    {
        var answer = FakeAnswer.Json(429, new { message = "The write action you are performing on the channel has hit the write rate limit.", code = 20028, retry_after = body, global = false });
        _bench.Server.Refuse(DiscordBench.Channel, header is null ? answer : answer.With("Retry-After", header).With("X-RateLimit-Remaining", "4"));
        var failed = await _bench.FailAsync();
        Assert.Equal((seconds, false), (failed.RetryAfter!.Value.TotalSeconds, failed.WholePlatform));
    }

    [Fact]
    public async Task A_part_of_a_millisecond_is_waited_for_without_spinning()
    {
        _bench.Server.Faults.Next(DiscordAnswers.TooMany(0.0004).With("Retry-After", "0"));
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(DiscordBench.Message()));
    }

    [Fact]
    public async Task A_learnt_limit_is_never_run_into()
    {
        _bench.Server.Limits.Set(Posting, "posts", 5, FiveSeconds);
        var began = _bench.Time.GetUtcNow();
        await DeliverAsync(Enumerable.Repeat(DiscordBench.Channel, 18));
        Assert.Equal((18, 0), (_bench.Server.Messages.Count, _bench.Server.Limits.TooMany));
        Assert.Equal(15, (_bench.Time.GetUtcNow() - began).TotalSeconds, 1);
    }

    [Theory]
    [InlineData("X-RateLimit-Reset-After", "3.25")]
    [InlineData("X-RateLimit-Reset", "946684803.25")]
    public async Task A_limit_may_say_how_long_or_until_when(string header, string value)
    {
        var began = _bench.Time.GetUtcNow();
        Assert.Equal(946_684_800, began.ToUnixTimeSeconds());
        _bench.Server.Faults.Next(FakeAnswer.Json(200, new { id = "7" })
            .With("X-RateLimit-Bucket", "posts").With("X-RateLimit-Limit", "5").With("X-RateLimit-Remaining", "0").With(header, value));
        await DeliverAsync([DiscordBench.Channel, DiscordBench.Channel]);
        Assert.Equal(3.25, (_bench.Time.GetUtcNow() - began).TotalSeconds, 3);
    }

    [Fact]
    public async Task Many_at_once_keep_a_learnt_limit_too()
    {
        _bench.Server.Limits.Set(Posting, "posts", 5, FiveSeconds);
        var results = await _bench.PassAsync(Task.WhenAll(Enumerable.Range(0, 12).Select(key => _bench.StartAsync(key: $"{key}"))));
        Assert.Equal(0, _bench.Server.Limits.TooMany);
        Assert.Equal(_bench.Server.Messages.Count, results.OfType<SendResult.Delivered>().Count());
        // One window at least; how many more fit before a sender gives back its place depends on how fast real answers come while the clock is pushed on.
        Assert.InRange(_bench.Server.Messages.Count, 5, 12);
        Assert.Equal(12, results.Length);
        Assert.All(results.OfType<SendResult.Failed>(), held => Assert.Equal(FailureClass.Pacing, held.Class));
    }

    [Fact]
    public async Task One_hash_on_two_routes_is_one_limit()
    {
        _bench.Server.Limits.Set(Posting, "both", 2, FiveSeconds);
        _bench.Server.Limits.Set(Editing, "both", 2, FiveSeconds);
        await DeliverAsync([DiscordBench.Channel]);
        await _bench.EditAsync(_bench.Server.Messages[0].Id, DiscordBench.Message("Edited"));
        _bench.Time.Advance(FiveSeconds);
        for (var i = 0; i < 3; i++)
        {
            await DeliverAsync([DiscordBench.Channel], key: $"again {i}");
            Assert.IsType<SendResult.Delivered>(await _bench.EditAsync(_bench.Server.Messages[0].Id, DiscordBench.Message($"Edited {i}")));
        }

        Assert.Equal(0, _bench.Server.Limits.TooMany);
    }

    [Fact]
    public async Task One_hash_on_two_channels_is_two_limits()
    {
        _bench.Server.Limits.Set(Posting, "posts", 2, FiveSeconds);
        var began = _bench.Time.GetUtcNow();
        await DeliverAsync(["1", "1", "2", "2"]);
        Assert.Equal(began, _bench.Time.GetUtcNow());
    }

    [Fact]
    public async Task Fifty_requests_a_second_are_never_exceeded()
    {
        var times = new List<DateTimeOffset>();
        foreach (var channel in Enumerable.Range(1, 120))
        {
            await DeliverAsync([$"{channel}"]);
            times.Add(_bench.Time.GetUtcNow());
        }

        Assert.All(Enumerable.Range(0, 70), i => Assert.True(times[i + 50] - times[i] >= TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_limited_channel_holds_nobody_else_back()
    {
        _bench.Server.Limits.Set(Posting, "posts", 1, FiveSeconds);
        await DeliverAsync(["1"]);
        var waiting = _bench.StartAsync("1", "2");
        var began = _bench.Time.GetUtcNow();
        Assert.IsType<SendResult.Delivered>(await _bench.StartAsync("2", "3"));
        Assert.Equal((false, began), (waiting.IsCompleted, _bench.Time.GetUtcNow()));
        Assert.IsType<SendResult.Delivered>(await _bench.PassAsync(waiting));
    }

    private async Task DeliverAsync(IEnumerable<string> channels, string key = "key")
    {
        foreach (var (number, channel) in channels.Index())
        {
            Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(DiscordBench.Message(), channel, $"{key} {number}"));
        }
    }
}
