using System.Text.Json;
using AlertBot.Discord.Client.Gateway;

namespace AlertBot.Discord.Tests.Gateway;

/// <summary>The rules alone: no socket, no clock.</summary>
public sealed class GatewayProtocolTests
{
    private const string Hello = """{"op":10,"d":{"heartbeat_interval":41250}}""";
    private const string Ready = """{"op":0,"s":1,"t":"READY","d":{"session_id":"abc","resume_gateway_url":"wss://resume.example.com"}}""";

    private readonly GatewayProtocol _protocol = new();

    public GatewayProtocolTests() => _protocol.Opened();

    [Fact]
    public void Nothing_is_said_before_hello_and_then_identify_once()
    {
        Assert.Equal([new GatewayMove.StartBeating(TimeSpan.FromMilliseconds(41_250)), new GatewayMove.Identify()], Receive(Hello));
        Assert.Equal([new GatewayMove.StartBeating(TimeSpan.FromMilliseconds(41_250))], Receive(Hello));
    }

    [Fact]
    public void A_heartbeat_carries_the_last_sequence_or_null()
    {
        Receive(Hello);
        Assert.Equal(new GatewayMove.Beat(null), _protocol.BeatDue());
        Receive("""{"op":11}""");
        BecomeReady(hello: false);
        Receive("""{"op":0,"s":7,"t":"SOMETHING","d":{}}""");
        Assert.Equal(new GatewayMove.Beat(7), _protocol.BeatDue());
    }

    [Fact]
    public void Op_1_is_answered_at_once_and_does_not_make_a_zombie()
    {
        BecomeReady();
        Assert.Equal([new GatewayMove.Beat(1)], Receive("""{"op":1,"d":null}"""));
        Assert.IsType<GatewayMove.Beat>(_protocol.BeatDue());
    }

    [Fact]
    public void A_beat_that_is_unanswered_when_the_next_is_due_ends_the_connection_but_not_the_session()
    {
        BecomeReady();
        _protocol.BeatDue();
        var leave = Assert.IsType<GatewayMove.Leave>(_protocol.BeatDue());
        Assert.DoesNotContain(leave.Code, new[] { 1000, 1001 });
        Assert.Equal(new GatewayPlan.ResumeSession(new Uri("wss://resume.example.com")), _protocol.Closed(null));
    }

    [Fact]
    public void Each_hello_starts_the_heartbeat_afresh()
    {
        BecomeReady();
        _protocol.BeatDue();
        _protocol.Closed(4000);
        _protocol.Opened();
        Receive(Hello);
        Assert.IsType<GatewayMove.Beat>(_protocol.BeatDue());
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4005)]
    [InlineData(4008)]
    [InlineData(4999)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1006)]
    [InlineData(null)]
    public void After_these_codes_the_session_is_resumed(int? code)
    {
        BecomeReady();
        Assert.IsType<GatewayPlan.ResumeSession>(_protocol.Closed(code));
        _protocol.Opened();
        Assert.Contains(new GatewayMove.Resume("abc", 1), Receive(Hello));
    }

    [Theory]
    [InlineData(4003)]
    [InlineData(4007)]
    [InlineData(4009)]
    public void After_these_codes_a_new_session_begins(int code)
    {
        BecomeReady();
        Assert.Equal(new GatewayPlan.NewSession(), _protocol.Closed(code));
        _protocol.Opened();
        Assert.Contains(new GatewayMove.Identify(), Receive(Hello));
    }

    [Theory]
    [InlineData(4004, "token")]
    [InlineData(4010, "shard")]
    [InlineData(4011, "servers")]
    [InlineData(4012, "version")]
    [InlineData(4013, "intent")]
    [InlineData(4014, "developer portal")]
    public void After_these_codes_nothing_is_tried_again_and_the_remedy_is_said(int code, string word)
    {
        Receive(Hello);
        var stop = Assert.IsType<GatewayPlan.Stop>(_protocol.Closed(code));
        Assert.Equal(code, stop.Refusal.CloseCode);
        Assert.Contains(word, stop.Refusal.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_there_was_a_session_a_lost_connection_leads_to_a_new_one()
    {
        Receive(Hello);
        Assert.Equal(new GatewayPlan.NewSession(), _protocol.Closed(null));
    }

    [Fact]
    public void Op_7_leads_to_a_resume_even_before_hello()
    {
        BecomeReady();
        _protocol.Closed(null);
        _protocol.Opened();
        Assert.IsType<GatewayMove.Leave>(Assert.Single(Receive("""{"op":7,"d":null}""")));
        Assert.Equal(new GatewayPlan.ResumeSession(new Uri("wss://resume.example.com")) { IsAsked = true }, _protocol.Closed(null));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Op_9_says_whether_the_session_may_be_resumed(string mayResume, bool isResumed)
    {
        BecomeReady();
        Receive($$"""{"op":9,"d":{{mayResume}}}""");
        Assert.Equal(isResumed, _protocol.Closed(null) is GatewayPlan.ResumeSession);
        Assert.Equal(!isResumed, _protocol.Plan is GatewayPlan.NewSession { IsRefused: true });
    }

    [Fact]
    public void A_drop_during_a_resume_leads_to_a_new_session()
    {
        BecomeReady();
        _protocol.Closed(null);
        _protocol.Opened();
        Receive(Hello);
        Assert.Equal(new GatewayPlan.NewSession(), _protocol.Closed(null));
    }

    [Fact]
    public void A_session_whose_address_cannot_be_reached_is_given_up_after_some_attempts()
    {
        BecomeReady();
        _protocol.Closed(null);
        Assert.IsType<GatewayPlan.ResumeSession>(_protocol.Unreachable());
        Assert.IsType<GatewayPlan.ResumeSession>(_protocol.Unreachable());
        Assert.IsType<GatewayPlan.NewSession>(_protocol.Unreachable());
    }

    [Theory]
    [InlineData("""{"op":31,"d":{}}""")]
    [InlineData("""{"op":0,"s":9,"d":{}}""")]
    [InlineData("""{"op":11}""")]
    public void What_is_unknown_is_ignored(string frame)
    {
        BecomeReady();
        Assert.Empty(Receive(frame));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"t":"READY"}""")]
    [InlineData("""{"op":"one"}""")]
    public void What_cannot_be_read_is_no_frame(string message) => Assert.Null(GatewayFrame.Read(System.Text.Encoding.UTF8.GetBytes(message)));

    [Fact]
    public void A_session_is_resumed_only_at_an_address_of_a_web_socket()
    {
        Receive(Hello);
        Receive("""{"op":0,"s":1,"t":"READY","d":{"session_id":"abc","resume_gateway_url":"file:///etc/passwd"}}""");
        Assert.Equal(new GatewayPlan.ResumeSession(null), _protocol.Closed(null));
    }

    [Fact]
    public void What_is_sent_is_small_and_asks_for_one_intent()
    {
        var identify = GatewayPayload.Identify(new GatewayOptions(new Client.BotToken("token")));
        var json = JsonElement.Parse(identify).GetProperty("d");
        Assert.Equal(("token", 1), (json.GetProperty("token").GetString(), json.GetProperty("intents").GetInt32()));
        Assert.InRange(identify.Length, 1, GatewayPayload.Longest);
    }

    private IReadOnlyList<GatewayMove> Receive(string frame) => _protocol.Receive(GatewayFrame.Read(System.Text.Encoding.UTF8.GetBytes(frame))!);

    private void BecomeReady(bool hello = true)
    {
        if (hello)
        {
            Receive(Hello);
        }

        Receive(Ready);
    }
}
