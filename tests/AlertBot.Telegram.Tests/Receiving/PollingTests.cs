using System.Text.Json;
using AlertBot.Chat.Conversations;
using AlertBot.Fakes.Http;
using AlertBot.Fakes.Telegram;
using AlertBot.Telegram.Receiving;

namespace AlertBot.Telegram.Tests.Receiving;

/// <summary>Long polling: nothing is confirmed before its effect, and nobody waits for anybody else.</summary>
public sealed class PollingTests : IAsyncLifetime
{
    private readonly UpdateBench _bench = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task Only_the_kinds_that_are_needed_are_asked_for()
    {
        await _bench.StartAsync();
        await _bench.PassUntilAsync(() => _bench.Server.Updates.Polls > 0);
        var asked = Polls().First().GetProperty("allowed_updates").EnumerateArray().Select(kind => kind.GetString());
        Assert.Equal(["message", "callback_query", "my_chat_member"], asked);
    }

    [Fact]
    public async Task An_update_is_confirmed_only_after_it_was_handled_and_noted()
    {
        var done = new TaskCompletionSource();
        _bench.Answer = (_, _, _) => done.Task;
        _bench.Server.Updates.Say(501, "/start");
        await _bench.StartAsync();
        await _bench.PassUntilAsync(() => _bench.Server.Updates.Polls >= 3);
        Assert.Equal(1, _bench.Server.Updates.Unconfirmed);
        Assert.DoesNotContain("701@", string.Join(' ', _bench.Notes.Values), StringComparison.Ordinal);
        done.SetResult();
        await _bench.PassUntilAsync(() => _bench.Server.Updates.Unconfirmed == 0);
        Assert.StartsWith("701@", _bench.Notes["telegram-offset"], StringComparison.Ordinal);
        Assert.Single(_bench.Heard);
    }

    [Fact]
    public async Task A_slow_command_holds_up_nobody_else()
    {
        var slow = new TaskCompletionSource();
        _bench.Answer = (incoming, _, _) => incoming.Who.Id == "501" ? slow.Task : Task.CompletedTask;
        _bench.Server.Updates.Say(501, "/backtest");
        await _bench.StartAsync();
        await _bench.PassUntilAsync(() => _bench.Server.Updates.Polls >= 2);
        _bench.Server.Updates.Say(502, "/latest", user: 502);
        await _bench.HearAsync(1);
        Assert.Equal("502", Assert.Single(_bench.Heard).Who.Id);
        slow.SetResult();
        await _bench.HearAsync(2);
    }

    [Fact]
    public async Task Who_says_hundreds_of_commands_at_once_holds_up_nobody_else_and_is_answered_a_few()
    {
        var slow = new TaskCompletionSource();
        _bench.Answer = (incoming, _, _) => incoming.Who.Id == "501" ? slow.Task : Task.CompletedTask;
        for (var i = 0; i < 350; i++)
        {
            _bench.Server.Updates.Say(501, "/latest");
        }

        _bench.Server.Updates.Say(502, "/latest", user: 502);
        await _bench.StartAsync();
        await _bench.HearAsync(1);
        Assert.Equal("502", Assert.Single(_bench.Heard).Who.Id);
        slow.SetResult();
        await _bench.HearAsync(9);
        await _bench.PassUntilAsync(() => _bench.Server.Updates.Unconfirmed == 0);
        Assert.Equal(8, _bench.Heard.Count(h => h.Who.Id == "501"));
        Assert.Equal("501", Assert.Single(_bench.SlowedDown).Who.Id);
    }

    [Fact]
    public async Task One_chat_is_answered_in_its_order()
    {
        var first = new TaskCompletionSource();
        _bench.Answer = (incoming, _, _) => incoming is Incoming.Command { Name: "first" } ? first.Task : Task.CompletedTask;
        _bench.Server.Updates.Say(501, "/first");
        _bench.Server.Updates.Say(501, "/second");
        await _bench.StartAsync();
        await _bench.PassUntilAsync(() => _bench.Server.Updates.Polls >= 3);
        Assert.Empty(_bench.Heard);
        first.SetResult();
        await _bench.HearAsync(2);
        Assert.Equal(["first", "second"], _bench.Heard.Cast<Incoming.Command>().Select(c => c.Name));
    }

    [Fact]
    public async Task What_was_being_handled_when_the_program_died_comes_again_and_what_was_done_does_not()
    {
        _bench.Answer = (incoming, _, token) => incoming is Incoming.Command { Name: "second" } ? Task.Delay(Timeout.InfiniteTimeSpan, _bench.Time, token) : Task.CompletedTask;
        _bench.Server.Updates.Say(501, "/first");
        _bench.Server.Updates.Say(501, "/second");
        await _bench.StartAsync();
        await _bench.PassUntilAsync(() => _bench.Notes.GetValueOrDefault("telegram-offset", "").StartsWith("701@", StringComparison.Ordinal));
        await _bench.StopAsync();
        _bench.Answer = (_, _, _) => Task.CompletedTask;
        await _bench.StartAsync();
        await _bench.HearAsync(2);
        Assert.Equal(["first", "second"], _bench.Heard.Cast<Incoming.Command>().Select(c => c.Name));
    }

    [Fact]
    public async Task A_command_that_fails_is_confirmed_and_the_next_is_heard()
    {
        _bench.Answer = (incoming, _, _) => incoming is Incoming.Command { Name: "bad" } ? throw new InvalidOperationException("a fault") : Task.CompletedTask;
        _bench.Server.Updates.Say(501, "/bad");
        _bench.Server.Updates.Say(501, "/good");
        await _bench.StartAsync();
        await _bench.HearAsync(1);
        await _bench.PassUntilAsync(() => _bench.Server.Updates.Unconfirmed == 0);
        Assert.Contains("Answering on Telegram failed", Assert.Single(_bench.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kinds_that_are_newer_than_the_program_are_skipped_and_confirmed()
    {
        _bench.Server.Updates.Add("message", JsonSerializer.SerializeToElement(new { message_id = 1, date = 1_784_800_000_000, chat = new { id = 5, type = "hologram" }, from = new { id = 6, first_name = "x" } }));
        _bench.Server.Updates.Add("message", JsonSerializer.SerializeToElement("nonsense"));
        _bench.Server.Updates.Say(501, "/start");
        await _bench.StartAsync();
        await _bench.HearAsync(1);
        await _bench.PassUntilAsync(() => _bench.Server.Updates.Unconfirmed == 0);
    }

    [Fact]
    public async Task A_second_poller_is_told_once_with_the_remedy_and_once_that_it_is_over()
    {
        var conflict = TelegramError.Of(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        var isConflict = true;
        _bench.Server.Faults.Otherwise = request => isConflict && request.Path.EndsWith("getUpdates", StringComparison.Ordinal) ? new Fault.Answer(conflict) : null;
        await _bench.StartAsync();
        await _bench.PassUntilAsync(() => Polls().Count() >= 4);
        Assert.Contains("@BotFather", Assert.Single(_bench.Errors), StringComparison.Ordinal);
        Assert.Single(_bench.Health.Failures);
        isConflict = false;
        await _bench.PassUntilAsync(() => _bench.Health.Failures.Count == 0);
        Assert.Single(_bench.Errors);
    }

    [Fact]
    public async Task A_webhook_that_is_left_over_is_taken_away_and_what_waits_is_kept()
    {
        await _bench.StartAsync(new TelegramReceiverOptions(UpdateWay.Webhook, new Uri("https://bot.example.org/telegram")));
        await _bench.PassUntilAsync(() => _bench.Server.Updates.Webhook is not null);
        await _bench.StopAsync();
        _bench.Server.Updates.Say(501, "/start");
        await _bench.StartAsync();
        await _bench.HearAsync(1);
        Assert.Null(_bench.Server.Updates.Webhook);
        Assert.Empty(_bench.Errors);
    }

    [Fact]
    public async Task Faults_of_the_network_are_waited_out_and_429_to_the_letter()
    {
        _bench.Server.Updates.Say(501, "/start");
        _bench.Server.Faults.Otherwise = request => request.Path.EndsWith("getUpdates", StringComparison.Ordinal) && Polls().Count() <= 3
            ? Polls().Count() switch { 1 => new Fault.DropBefore(), 2 => new Fault.Answer(FakeAnswer.Html(502)), _ => new Fault.Answer(TelegramError.TooManyRequests(30)) }
            : null;
        await _bench.StartAsync();
        await _bench.PassUntilAsync(() => Polls().Count() == 3);
        var limited = _bench.Time.GetUtcNow();
        await _bench.HearAsync(1);
        Assert.True(_bench.Time.GetUtcNow() - limited >= TimeSpan.FromSeconds(29));
        Assert.Empty(_bench.Errors);
    }

    [Fact]
    public async Task A_token_that_is_refused_ends_receiving_and_says_so()
    {
        _bench.Server.Faults.Otherwise = _ => new Fault.Answer(TelegramError.Of(401, "Unauthorized"));
        await _bench.StartAsync();
        await _bench.EndedAsync();
        Assert.Contains("@BotFather", Assert.Single(_bench.Health.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_week_without_updates_their_numbers_may_begin_anywhere()
    {
        _bench.Notes["telegram-offset"] = $"900000@{_bench.Time.GetUtcNow().AddDays(-8).ToUnixTimeSeconds()}";
        _bench.Server.Updates.Say(501, "/start");
        await _bench.StartAsync();
        await _bench.HearAsync(1);
    }

    private IEnumerable<JsonElement> Polls() =>
        _bench.Server.Requests.Where(r => r.Path.EndsWith("getUpdates", StringComparison.Ordinal)).Select(r => r.Json);
}
