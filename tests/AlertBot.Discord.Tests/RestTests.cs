using System.Text;
using AlertBot.Discord.Client;
using AlertBot.Fakes.Discord;
using AlertBot.Fakes.Http;

namespace AlertBot.Discord.Tests;

/// <summary>What nobody sees from outside: permits, the breaker, and what reaches the wire.</summary>
public sealed class RestTests : IAsyncLifetime
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"content":"Hello","allowed_mentions":{"parse":[]}}""");
    private static readonly DiscordRoute Post = DiscordRoute.Messages(1001);

    private readonly HttpClient _http = new();
    private readonly TestClock _time = new();
    private readonly FakeDiscord _server;

    public RestTests() => _server = new FakeDiscord(time: _time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _server.StartAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Who_cancels_while_waiting_leaves_the_permit_to_the_next()
    {
        _server.Limits.Set("POST channels/{}/messages", "posts", 1, TimeSpan.FromSeconds(4));
        var rest = Rest();
        await rest.CallAsync(Post, Body, Cancellation);
        using var impatient = new CancellationTokenSource();
        var cancelled = rest.CallAsync(Post, Body, impatient.Token);
        var patient = rest.CallAsync(Post, Body, Cancellation);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.IsType<DiscordAnswer.Done>(await PassAsync(patient));
        Assert.Equal((2, 0), (_server.Requests.Count, _server.Limits.TooMany));
    }

    [Fact]
    public async Task Who_cancels_on_the_way_leaves_the_permit_to_the_next()
    {
        var rest = Rest();
        using var impatient = new CancellationTokenSource();
        _server.Faults.Next(new Fault.StallAfter());
        var cancelled = rest.CallAsync(Post, Body, impatient.Token);
        while (_server.Messages.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Cancellation);
        }

        var next = rest.CallAsync(Post, Body, Cancellation);
        Assert.False(next.IsCompleted);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.IsType<DiscordAnswer.Done>(await next);
    }

    [Fact]
    public async Task Who_has_cancelled_already_sends_nothing()
    {
        var rest = Rest();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest.CallAsync(Post, Body, cancelled.Token));
        Assert.Empty(_server.Requests);
        Assert.IsType<DiscordAnswer.Done>(await rest.CallAsync(Post, Body, Cancellation));
    }

    [Theory]
    [InlineData(403, "user", true)]
    [InlineData(429, "user", true)]
    [InlineData(429, "shared", false)]
    [InlineData(404, "user", false)]
    public async Task Invalid_requests_stop_everything_far_below_the_ban(int status, string scope, bool counts)
    {
        var rest = Rest();
        foreach (var channel in Enumerable.Range(1, 3))
        {
            _server.Refuse($"{channel}", status == 429 ? DiscordAnswers.TooMany(30, scope) : DiscordAnswers.Error(status, 0, "no"));
            await rest.CallAsync(DiscordRoute.Messages((ulong)channel), Body, Cancellation);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        var answer = await rest.CallAsync(Post, Body, Cancellation);
        Assert.Equal(counts, answer is DiscordAnswer.BreakerOpen);
        if (answer is DiscordAnswer.BreakerOpen open)
        {
            Assert.Equal(TimeSpan.FromMinutes(7), open.RetryAfter);
            _time.Advance(open.RetryAfter);
            Assert.IsType<DiscordAnswer.Done>(await rest.CallAsync(Post, Body, Cancellation));
        }
    }

    [Fact]
    public async Task A_refused_token_is_never_sent_again_and_webhooks_go_on()
    {
        var rest = Rest("revoked");
        Assert.IsType<DiscordAnswer.TokenRefused>(await rest.CallAsync(Post, Body, Cancellation));
        Assert.IsType<DiscordAnswer.TokenRefused>(await rest.CallAsync(DiscordRoute.Messages(2002), Body, Cancellation));
        Assert.Single(_server.Requests);
        Assert.IsType<DiscordAnswer.Done>(await rest.CallAsync(DiscordRoute.Webhook(new WebhookAddress(4, "secret", null)), Body, Cancellation));
    }

    [Fact]
    public async Task Those_who_wait_do_not_send_a_token_that_was_refused_meanwhile()
    {
        var rest = Rest("revoked");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rest.CallAsync(Post, Body, Cancellation)));
        Assert.All(answers, answer => Assert.IsType<DiscordAnswer.TokenRefused>(answer));
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Those_who_wait_stop_when_the_breaker_opens()
    {
        var rest = Rest();
        _server.Faults.Otherwise = _ => new Fault.Answer(DiscordAnswers.Error(403, 50013, "no"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rest.CallAsync(Post, Body, Cancellation)));
        Assert.Equal((3, 17), (_server.Requests.Count, answers.OfType<DiscordAnswer.BreakerOpen>().Count()));
    }

    [Fact]
    public async Task An_attempt_without_an_answer_is_remembered_whatever_comes_after()
    {
        _server.Faults.Next(new Fault.DropAfter());
        _server.Faults.Next(DiscordAnswers.TooMany(600));
        var limited = Assert.IsType<DiscordAnswer.Limited>(await PassAsync(Rest().CallAsync(Post, Body, Cancellation)));
        Assert.True(limited.MayHaveHappened);
    }

    [Fact]
    public async Task A_webhook_that_is_refused_says_nothing_of_the_token()
    {
        var rest = Rest();
        _server.Refuse("4", DiscordAnswers.Error(401, 50027, "Invalid Webhook Token"));
        Assert.IsType<DiscordAnswer.Refused>(await rest.CallAsync(DiscordRoute.Webhook(new WebhookAddress(4, "secret", null)), Body, Cancellation));
        Assert.IsType<DiscordAnswer.Done>(await rest.CallAsync(Post, Body, Cancellation));
    }

    [Fact]
    public async Task An_endless_429_is_given_back_after_a_few_attempts()
    {
        _server.Refuse("1001", DiscordAnswers.TooMany(1, "shared"));
        var limited = Assert.IsType<DiscordAnswer.Limited>(await PassAsync(Rest().CallAsync(Post, Body, Cancellation)));
        Assert.Equal((true, 4), (limited.ByDiscord, _server.Requests.Count));
    }

    [Fact]
    public async Task Callbacks_of_interactions_pass_a_global_pause()
    {
        var rest = Rest();
        _server.Faults.Next(DiscordAnswers.TooMany(60, "global"));
        await rest.CallAsync(Post, Body, Cancellation);
        var callback = DiscordRoute.Webhook(new WebhookAddress(4, "interaction-token", null)) with { IsInteraction = true };
        Assert.IsType<DiscordAnswer.Limited>(await rest.CallAsync(DiscordRoute.Messages(2002), Body, Cancellation));
        Assert.IsType<DiscordAnswer.Done>(await rest.CallAsync(callback, Body, Cancellation));
    }

    [Fact]
    public async Task A_clock_that_is_moved_neither_holds_back_nor_lets_through()
    {
        _server.Limits.Set("POST channels/{}/messages", "posts", 1, TimeSpan.FromSeconds(4));
        var rest = new DiscordRest(_http, Options(_server.Token), new MovedClock(_time, TimeSpan.FromDays(-400)));
        await rest.CallAsync(Post, Body, Cancellation);
        Assert.IsType<DiscordAnswer.Done>(await PassAsync(rest.CallAsync(Post, Body, Cancellation)));
        Assert.Equal(0, _server.Limits.TooMany);
    }

    private DiscordRest Rest(string? token = null) => new(_http, Options(token ?? _server.Token), _time);

    private DiscordClientOptions Options(string token) => new(new BotToken(token)) { BaseAddress = _server.Api, InvalidRequests = 3 };

    private async Task<DiscordAnswer> PassAsync(Task<DiscordAnswer> call)
    {
        await _time.AdvanceUntilAsync(call, TimeSpan.FromSeconds(8), Cancellation);
        return await call;
    }

    /// <summary>The same time passes, but the date is wrong.</summary>
    private sealed class MovedClock(TestClock time, TimeSpan by) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + by;

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.CreateTimer(callback, state, dueTime, period);
    }
}
