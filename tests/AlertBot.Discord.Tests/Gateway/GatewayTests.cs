using AlertBot.Discord.Client.Gateway;
using AlertBot.Fakes.Discord;

namespace AlertBot.Discord.Tests.Gateway;

/// <summary>Each way in which a gateway can misbehave, over real web sockets.</summary>
public sealed class GatewayTests : IAsyncLifetime
{
    private readonly GatewayBench _bench = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task It_identifies_and_hears_events_and_says_goodbye_with_1000()
    {
        await _bench.StartReadyAsync();
        await _bench.Gateway.DispatchAsync("SOMETHING", new { id = "1" });
        await _bench.UntilAsync(() => _bench.Heard("SOMETHING") && _bench.Heard("GUILD_CREATE"));
        await _bench.StopAsync();
        await _bench.UntilAsync(() => !_bench.Gateway.Goodbyes.IsEmpty);
        Assert.Equal(1000, Assert.Single(_bench.Gateway.Goodbyes));
        Assert.Equal(GatewayStage.Off, _bench.Health.Stage);
    }

    [Fact]
    public async Task The_first_heartbeat_comes_after_a_random_part_of_the_interval_and_the_others_after_all_of_it()
    {
        _bench.Gateway.HeartbeatInterval = TimeSpan.FromSeconds(40);
        await _bench.StartAsync(dice: new Dice(0.25));
        await _bench.UntilAsync(() => _bench.Health.Stage == GatewayStage.Ready);
        _bench.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(0, _bench.Gateway.Beats);
        _bench.Time.Advance(TimeSpan.FromSeconds(0.1));
        await _bench.BeatenAsync(1);
        _bench.Time.Advance(TimeSpan.FromSeconds(39.9));
        Assert.Equal(1, _bench.Gateway.Beats);
        _bench.Time.Advance(TimeSpan.FromSeconds(0.1));
        await _bench.BeatenAsync(2);
    }

    [Fact]
    public async Task Hello_and_then_silence_ends_the_connection_after_two_beats()
    {
        _bench.Gateway.Next.Enqueue(new GatewayManners { HeartbeatInterval = TimeSpan.FromSeconds(40), Answers = false, Acknowledges = false });
        await _bench.StartAsync();
        await _bench.PassUntilAsync(() => _bench.Gateway.Connections == 2 && _bench.Health.Stage == GatewayStage.Ready);
        Assert.DoesNotContain(1000, _bench.Gateway.Goodbyes);
        Assert.All(_bench.Identities, identity => Assert.False(identity.IsResume));
    }

    [Fact]
    public async Task Without_a_hello_the_connection_is_given_up()
    {
        _bench.Gateway.Next.Enqueue(new GatewayManners { SaysHello = false });
        await _bench.StartAsync();
        await _bench.UntilAsync(() => _bench.Gateway.Connections == 1);
        _bench.Time.Advance(TimeSpan.FromHours(1));
        await _bench.PassUntilAsync(() => _bench.Health.Stage == GatewayStage.Ready);
        Assert.Single(_bench.Identities);
    }

    [Fact]
    public async Task No_acknowledgement_makes_a_zombie_that_is_left_and_resumed()
    {
        _bench.Gateway.Next.Enqueue(new GatewayManners { HeartbeatInterval = TimeSpan.FromSeconds(40), Acknowledges = false });
        await _bench.StartReadyAsync();
        await _bench.PassUntilAsync(() => _bench.Identities.Count == 2 && _bench.Health.Stage == GatewayStage.Ready);
        Assert.Equal((true, "session-1"), (_bench.Identities[1].IsResume, _bench.Identities[1].Session));
        Assert.Equal(GatewayCloseCode.KeepSession, Assert.Single(_bench.Gateway.Goodbyes));
    }

    [Fact]
    public async Task Op_1_is_answered_at_once()
    {
        await _bench.StartReadyAsync();
        await _bench.Gateway.SendAsync(1);
        await _bench.UntilAsync(() => _bench.Gateway.Beats == 1);
        Assert.Single(_bench.Identities);
    }

    [Fact]
    public async Task However_often_op_1_comes_no_more_is_sent_than_allowed()
    {
        await _bench.StartReadyAsync();
        for (var i = 0; i < 150; i++)
        {
            await _bench.Gateway.SendAsync(1);
        }

        await _bench.Gateway.DispatchAsync("AFTER", new { });
        await _bench.UntilAsync(() => _bench.Heard("AFTER") && _bench.Gateway.Beats == 119);
        Assert.Equal(1, _bench.Gateway.Connections);
    }

    [Fact]
    public async Task Op_7_is_followed_by_a_resume_at_the_sessions_own_address()
    {
        await _bench.StartReadyAsync();
        await _bench.Gateway.SendAsync(7);
        await _bench.PassUntilAsync(() => _bench.Heard("RESUMED"));
        Assert.Equal((true, FakeGateway.ResumePath), (_bench.Identities[1].IsResume, _bench.Identities[1].Path));
        Assert.Equal(GatewayCloseCode.KeepSession, Assert.Single(_bench.Gateway.Goodbyes));
    }

    [Fact]
    public async Task After_a_session_that_lasted_op_7_is_followed_at_once()
    {
        await _bench.StartReadyAsync();
        _bench.Time.Advance(TimeSpan.FromMinutes(2));
        var asked = _bench.Time.GetUtcNow();
        await _bench.Gateway.SendAsync(7);
        await _bench.UntilAsync(() => _bench.Heard("RESUMED"));
        Assert.Equal(asked, _bench.Time.GetUtcNow());
    }

    [Fact]
    public async Task Op_7_before_hello_is_followed_too()
    {
        await _bench.StartReadyAsync();
        _bench.Gateway.Next.Enqueue(new GatewayManners { ReconnectsBeforeHello = true, SaysHello = false });
        await _bench.Gateway.SendAsync(7);
        await _bench.PassUntilAsync(() => _bench.Heard("RESUMED"));
        Assert.Equal((3, 2), (_bench.Gateway.Connections, _bench.Identities.Count));
    }

    [Fact]
    public async Task Op_9_true_is_followed_by_a_resume()
    {
        await _bench.StartReadyAsync();
        await _bench.Gateway.SendAsync(9, true);
        await _bench.PassUntilAsync(() => _bench.Heard("RESUMED"));
        Assert.True(_bench.Identities[1].IsResume);
    }

    [Fact]
    public async Task Op_9_false_is_followed_by_a_new_session_after_one_to_five_seconds_at_the_original_address()
    {
        await _bench.StartReadyAsync();
        _bench.Time.Advance(TimeSpan.FromMinutes(2));
        var refused = _bench.Time.GetUtcNow();
        await _bench.Gateway.SendAsync(9, false);
        await _bench.PassUntilAsync(() => _bench.Identities.Count == 2);
        Assert.InRange(_bench.Identities[1].At - refused, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));
        Assert.Equal((false, FakeGateway.Path), (_bench.Identities[1].IsResume, _bench.Identities[1].Path));
    }

    [Fact]
    public async Task Op_9_at_identify_is_followed_by_another_one_and_no_storm()
    {
        for (var i = 0; i < 4; i++)
        {
            _bench.Gateway.Next.Enqueue(new GatewayManners { Invalid = false });
        }

        await _bench.StartAsync();
        await _bench.PassUntilAsync(() => _bench.Health.Stage == GatewayStage.Ready);
        var gaps = _bench.Identities.Zip(_bench.Identities.Skip(1), (one, next) => next.At - one.At);
        Assert.All(gaps, gap => Assert.True(gap >= TimeSpan.FromSeconds(5)));
        Assert.Equal(5, _bench.Identities.Count);
    }

    [Theory]
    [InlineData(4004)]
    [InlineData(4010)]
    [InlineData(4011)]
    [InlineData(4012)]
    [InlineData(4013)]
    [InlineData(4014)]
    public async Task A_code_that_is_final_ends_all_attempts_and_says_the_remedy(int code)
    {
        _bench.Gateway.Next.Enqueue(new GatewayManners { Closes = code });
        await _bench.StartAsync();
        await _bench.EndedAsync();
        Assert.Equal(GatewayStage.Failed, _bench.Health.Stage);
        Assert.NotEmpty(_bench.Health.Sentence!);
        Assert.Equal(1, _bench.Gateway.Connections);
    }

    [Theory]
    [InlineData(4000, true)]
    [InlineData(4001, true)]
    [InlineData(4002, true)]
    [InlineData(4003, false)]
    [InlineData(4005, true)]
    [InlineData(4007, false)]
    [InlineData(4008, true)]
    [InlineData(4009, false)]
    [InlineData(4999, true)]
    [InlineData(1001, true)]
    [InlineData(null, true)]
    public async Task Any_other_close_code_is_followed_by_a_resume_or_a_new_session(int? code, bool isResumed)
    {
        await _bench.StartReadyAsync();
        await _bench.Gateway.CloseAsync(code);
        await _bench.PassUntilAsync(() => _bench.Identities.Count == 2);
        Assert.Equal(isResumed, _bench.Identities[1].IsResume);
        Assert.Equal(isResumed ? FakeGateway.ResumePath : FakeGateway.Path, _bench.Identities[1].Path);
    }

    [Fact]
    public async Task Without_an_address_in_ready_the_session_is_resumed_at_the_original_one()
    {
        _bench.Gateway.Next.Enqueue(new GatewayManners { NamesResumeAddress = false });
        await _bench.StartReadyAsync();
        await _bench.Gateway.CloseAsync(4000);
        await _bench.PassUntilAsync(() => _bench.Heard("RESUMED"));
        Assert.Equal((true, FakeGateway.Path), (_bench.Identities[1].IsResume, _bench.Identities[1].Path));
    }

    [Fact]
    public async Task A_refused_resume_is_followed_by_a_new_session_at_the_original_address()
    {
        await _bench.StartReadyAsync();
        _bench.Gateway.ForgetSessions();
        await _bench.Gateway.CloseAsync(4000);
        await _bench.PassUntilAsync(() => _bench.Identities.Count == 3);
        Assert.Equal((true, false, FakeGateway.Path), (_bench.Identities[1].IsResume, _bench.Identities[2].IsResume, _bench.Identities[2].Path));
    }

    [Fact]
    public async Task A_drop_during_a_resume_is_followed_by_a_new_session_at_the_original_address()
    {
        await _bench.StartReadyAsync();
        _bench.Gateway.Next.Enqueue(new GatewayManners { Closes = 0 });
        await _bench.Gateway.CloseAsync(4000);
        await _bench.PassUntilAsync(() => _bench.Identities.Count == 3);
        Assert.Equal((true, false, FakeGateway.Path), (_bench.Identities[1].IsResume, _bench.Identities[2].IsResume, _bench.Identities[2].Path));
    }

    [Fact]
    public async Task What_happened_while_it_was_away_is_told_after_the_resume()
    {
        await _bench.StartReadyAsync();
        await _bench.Gateway.CloseAsync(null);
        await _bench.UntilAsync(() => !_bench.Gateway.IsConnected);
        await _bench.Gateway.DispatchAsync("MISSED", new { id = "1" });
        await _bench.PassUntilAsync(() => _bench.Heard("RESUMED"));
        Assert.Single(_bench.Events, happened => happened.Name == "MISSED");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4_096)]
    public async Task Messages_in_pieces_are_put_together(int size)
    {
        _bench.Gateway.Manners = new GatewayManners { Fragments = size };
        await _bench.StartReadyAsync();
        await _bench.Gateway.DispatchAsync("PIECES", new { text = "Стамбул 🕊" });
        await _bench.UntilAsync(() => _bench.Heard("PIECES"));
        Assert.Equal("Стамбул 🕊", _bench.Events.Single(e => e.Name == "PIECES").Data.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_message_of_megabytes_is_read()
    {
        await _bench.StartReadyAsync();
        await _bench.Gateway.DispatchAsync("HUGE", new { text = new string('x', 5_000_000) });
        await _bench.UntilAsync(() => _bench.Heard("HUGE"));
        Assert.Equal(5_000_000, _bench.Events.Single(e => e.Name == "HUGE").Data.GetProperty("text").GetString()!.Length);
    }

    [Fact]
    public async Task What_cannot_be_parsed_is_skipped_and_what_is_unknown_ignored()
    {
        await _bench.StartReadyAsync();
        await _bench.Gateway.SendAsync("{\"op\":0,\"t\":"u8.ToArray());
        await _bench.Gateway.SendAsync("[1,2,3]"u8.ToArray());
        await _bench.Gateway.SendAsync(43, new { });
        await _bench.Gateway.DispatchAsync("AFTER", new { });
        await _bench.UntilAsync(() => _bench.Heard("AFTER"));
        Assert.Equal(1, _bench.Gateway.Connections);
    }

    [Fact]
    public async Task A_handler_that_hangs_or_throws_holds_up_nothing()
    {
        _bench.Handle = (happened, token) => happened.Name switch
        {
            "HANGS" => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token),
            "THROWS" => throw new InvalidOperationException("a fault of a command"),
            _ => Task.CompletedTask,
        };
        await _bench.StartReadyAsync();
        await _bench.Gateway.DispatchAsync("HANGS", new { });
        await _bench.Gateway.DispatchAsync("THROWS", new { });
        await _bench.Gateway.DispatchAsync("AFTER", new { });
        await _bench.UntilAsync(() => _bench.Heard("AFTER"));
        await _bench.Gateway.SendAsync(1);
        await _bench.UntilAsync(() => _bench.Gateway.Beats == 1);
    }

    [Fact]
    public async Task The_address_is_asked_for_once_and_again_only_when_connecting_failed()
    {
        await _bench.StartReadyAsync();
        await _bench.Gateway.SendAsync(9, false);
        await _bench.PassUntilAsync(() => _bench.Identities.Count == 2);
        Assert.Equal(1, Asked());
        _bench.Gateway.ForgetSessions();
        var port = _bench.Server.Address.Port;
        await _bench.Server.DisposeAsync();
        await _bench.PassUntilAsync(() => _bench.Health.Sentence?.Contains("cannot be reached", StringComparison.Ordinal) == true);
        await _bench.Server.StartAsync(TestContext.Current.CancellationToken, port);
        await _bench.PassUntilAsync(() => _bench.Health.Stage == GatewayStage.Ready);
        Assert.InRange(Asked(), 2, 3);

        int Asked() => _bench.Server.Requests.Count(r => r.Path.EndsWith("/gateway/bot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_no_session_may_begin_today_none_is_begun()
    {
        _bench.Server.SessionStarts = 0;
        await _bench.StartAsync();
        await _bench.UntilAsync(() => _bench.Health.Sentence?.Contains("waits 1440 minutes", StringComparison.Ordinal) == true);
        _bench.Time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, _bench.Gateway.Connections);
        _bench.Time.Advance(TimeSpan.FromHours(1));
        await _bench.UntilAsync(() => _bench.Health.Stage == GatewayStage.Ready);
    }

    [Fact]
    public async Task A_token_that_is_refused_before_connecting_is_final_too()
    {
        await _bench.StartAsync(token: "revoked");
        await _bench.EndedAsync();
        Assert.Equal((GatewayStage.Failed, 0), (_bench.Health.Stage, _bench.Gateway.Connections));
        Assert.Contains("token", _bench.Health.Sentence!, StringComparison.Ordinal);
        Assert.DoesNotContain("revoked", _bench.Health.Sentence!, StringComparison.Ordinal);
    }

    private sealed class Dice(double number) : Random
    {
        public override double NextDouble() => number;
    }
}
