using System.Text.Json;
using AlertBot.Chat.Conversations;
using AlertBot.Telegram.Receiving;

namespace AlertBot.Telegram.Tests.Receiving;

/// <summary>Updates that Telegram posts to us.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private static readonly TelegramReceiverOptions Options = new(UpdateWay.Webhook, new Uri("https://bot.example.org/telegram"));
    private readonly UpdateBench _bench = new();

    public async ValueTask InitializeAsync()
    {
        await _bench.StartAsync(Options);
        await _bench.PassUntilAsync(() => _bench.Server.Updates.Webhook is not null);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task The_address_is_set_with_a_secret_and_nothing_is_polled()
    {
        Assert.Equal("https://bot.example.org/telegram", _bench.Server.Updates.Webhook);
        Assert.Matches("^[A-Za-z0-9_-]{32,256}$", _bench.Server.Updates.WebhookSecret);
        Assert.DoesNotContain(_bench.Server.Token, _bench.Server.Updates.WebhookSecret, StringComparison.Ordinal);
        Assert.Equal(0, _bench.Server.Updates.Polls);
        Assert.Equal(200, await PostAsync(_bench.Server.Updates.Say(501, "/start"), _bench.Server.Updates.WebhookSecret));
        Assert.Equal("start", Assert.IsType<Incoming.Command>(Assert.Single(_bench.Heard)).Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task Without_the_secret_nobody_is_believed(string? secret)
    {
        Assert.Equal(401, await PostAsync(_bench.Server.Updates.Say(501, "/start"), secret));
        Assert.Empty(_bench.Heard);
    }

    [Fact]
    public async Task An_update_that_is_posted_twice_is_handled_once()
    {
        var update = _bench.Server.Updates.Say(501, "/start");
        Assert.Equal(200, await PostAsync(update, _bench.Server.Updates.WebhookSecret));
        Assert.Equal(200, await PostAsync(update, _bench.Server.Updates.WebhookSecret));
        Assert.Single(_bench.Heard);
    }

    [Fact]
    public async Task What_makes_no_sense_is_confirmed_so_that_it_does_not_come_again()
    {
        Assert.Equal(200, await _bench.Receiver.ReceiveAsync(_bench.Server.Updates.WebhookSecret, "{nonsense"u8.ToArray(), TestContext.Current.CancellationToken));
        Assert.Empty(_bench.Heard);
    }

    [Fact]
    public async Task A_slow_answer_does_not_keep_telegram_waiting()
    {
        var slow = new TaskCompletionSource();
        _bench.Answer = (_, _, _) => slow.Task;
        var posting = PostAsync(_bench.Server.Updates.Say(501, "/backtest"), _bench.Server.Updates.WebhookSecret);
        Assert.False(posting.IsCompleted);
        await _bench.PassUntilAsync(() => posting.IsCompleted);
        Assert.Equal(200, await posting);
        slow.SetResult();
        await _bench.HearAsync(1);
    }

    [Fact]
    public async Task Of_a_flood_one_post_is_held_a_few_are_answered_and_of_the_rest_one_is_told()
    {
        var slow = new TaskCompletionSource();
        _bench.Answer = (incoming, _, _) => incoming.Who.Id == "501" ? slow.Task : Task.CompletedTask;
        var posts = Enumerable.Range(0, 1_000).Select(i => PostAsync(_bench.Server.Updates.Say(i % 2 == 0 ? 501 : -100_600, "/latest"), _bench.Server.Updates.WebhookSecret)).ToList();

        Assert.All(posts.Skip(1), post => Assert.True(post.IsCompletedSuccessfully));
        Assert.False(posts[0].IsCompleted);
        Assert.Equal(200, await PostAsync(_bench.Server.Updates.Say(502, "/latest", user: 502), _bench.Server.Updates.WebhookSecret));
        slow.SetResult();
        await _bench.HearAsync(9);
        await _bench.PassUntilAsync(() => !_bench.SlowedDown.IsEmpty);
        Assert.Equal(200, await posts[0]);
        Assert.Equal(8, _bench.Heard.Count(h => h.Who.Id == "501"));
        Assert.Single(_bench.SlowedDown);

        Assert.Equal(200, await PostAsync(_bench.Server.Updates.Say(501, "/help"), _bench.Server.Updates.WebhookSecret));
        Assert.Equal("help", Assert.IsType<Incoming.Command>(_bench.Heard.Last()).Name);
    }

    [Fact]
    public async Task That_the_bot_was_removed_is_heard_whatever_else_waits()
    {
        var slow = new TaskCompletionSource();
        _bench.Answer = (_, _, _) => slow.Task;
        for (var i = 0; i < 50; i++)
        {
            _ = PostAsync(_bench.Server.Updates.Say(-100_600, "/latest"), _bench.Server.Updates.WebhookSecret);
        }

        Assert.Equal(200, await PostAsync(_bench.Server.Updates.Become(-100_600, "kicked"), _bench.Server.Updates.WebhookSecret));
        slow.SetResult();
        await _bench.HearAsync(9);
        Assert.Equal(BotMembership.Gone, Assert.IsType<Incoming.Membership>(_bench.Heard.Last()).Now);
    }

    private Task<int> PostAsync(JsonElement update, string? secret) =>
        _bench.Receiver.ReceiveAsync(secret, JsonSerializer.SerializeToUtf8Bytes(update), TestContext.Current.CancellationToken);
}
