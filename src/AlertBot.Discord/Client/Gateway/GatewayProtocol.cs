namespace AlertBot.Discord.Client.Gateway;

/// <summary>
/// The gateway's rules without sockets, clocks or tasks: frames and events go in, moves and plans come out. Not safe by itself: its
/// owner locks. See https://docs.discord.com/developers/events/gateway.
/// </summary>
internal sealed class GatewayProtocol
{
    /// <summary>Attempts to reach a session's own address before it is given up.</summary>
    private const int MostResumeAttempts = 3;

    private Session? _session;
    private long? _sequence;
    private Phase _phase = Phase.Closed;
    private bool _isUnanswered;
    private int _unreachable;

    /// <summary>What the next connection is for; decided when one ends.</summary>
    public GatewayPlan Plan { get; private set; } = new GatewayPlan.NewSession();

    public bool IsReady => _phase == Phase.Ready;

    public bool HasHello => _phase > Phase.Opened;

    /// <summary>A connection was made; nothing of the last one counts any more but the session.</summary>
    public void Opened()
    {
        _phase = Phase.Opened;
        _isUnanswered = false;
        _unreachable = 0;
    }

    /// <summary>No connection could be made.</summary>
    public GatewayPlan Unreachable()
    {
        _phase = Phase.Closed;
        return Plan = Plan is GatewayPlan.ResumeSession && ++_unreachable < MostResumeAttempts ? Plan with { IsAsked = false } : Forget();
    }

    public IReadOnlyList<GatewayMove> Receive(GatewayFrame frame)
    {
        // Once a goodbye was said, or the session refused, nothing that is still on its way counts.
        if (_phase is Phase.Closed or Phase.Leaving)
        {
            return [];
        }

        return frame.Op switch
        {
            GatewayOpcode.Hello => Hello(frame),
            GatewayOpcode.Heartbeat => [new GatewayMove.Beat(_sequence)],
            GatewayOpcode.HeartbeatAck => Acknowledged(),
            GatewayOpcode.Reconnect => Leave(Again() with { IsAsked = true }),
            GatewayOpcode.InvalidSession => Invalid(frame.Data.ValueKind == System.Text.Json.JsonValueKind.True),
            GatewayOpcode.Dispatch => Dispatched(frame),
            _ => [],
        };
    }

    /// <summary>The time for a beat has come. One that is still unanswered means that nobody is there any more.</summary>
    public GatewayMove BeatDue()
    {
        if (_isUnanswered)
        {
            return Leave(Again())[0];
        }

        _isUnanswered = true;
        return new GatewayMove.Beat(_sequence);
    }

    /// <summary>Hello, READY or RESUMED did not come in time.</summary>
    public GatewayMove Overdue() => Leave(_phase == Phase.Resuming ? Forget() : Again())[0];

    /// <param name="code">Null when the connection just broke.</param>
    public GatewayPlan Closed(int? code)
    {
        var phase = _phase;
        _phase = Phase.Closed;
        if (GatewayCloseCode.Refusal(code) is { } refusal)
        {
            return Plan = new GatewayPlan.Stop(refusal);
        }

        if (phase == Phase.Leaving)
        {
            return Plan;
        }

        return Plan = phase == Phase.Resuming || GatewayCloseCode.EndsSession(code) ? Forget() : Again();
    }

    private IReadOnlyList<GatewayMove> Hello(GatewayFrame frame)
    {
        var interval = JsonFields.Number(frame.Data, "heartbeat_interval") is { } milliseconds and > 0 ? TimeSpan.FromMilliseconds(milliseconds) : TimeSpan.FromSeconds(41.25);
        _isUnanswered = false;
        var beating = new GatewayMove.StartBeating(interval);
        if (_phase != Phase.Opened)
        {
            // A second Hello only sets the pace anew: who identifies twice is closed with 4005.
            return [beating];
        }

        if (Plan is GatewayPlan.ResumeSession && _session is { } session)
        {
            _phase = Phase.Resuming;
            return [beating, new GatewayMove.Resume(session.Id, _sequence)];
        }

        _phase = Phase.Identifying;
        return [beating, new GatewayMove.Identify()];
    }

    private IReadOnlyList<GatewayMove> Acknowledged()
    {
        _isUnanswered = false;
        return [];
    }

    private IReadOnlyList<GatewayMove> Invalid(bool mayResume)
    {
        if (mayResume && _session is not null)
        {
            return Leave(Again() with { IsAsked = true });
        }

        Forget();
        return Leave(new GatewayPlan.NewSession(IsRefused: true));
    }

    private IReadOnlyList<GatewayMove> Dispatched(GatewayFrame frame)
    {
        _sequence = frame.Sequence ?? _sequence;
        if (frame.Event is not { } name)
        {
            return [];
        }

        var told = new GatewayMove.Tell(name, frame.Data);
        switch (name)
        {
            case "READY" when JsonFields.TextOf(frame.Data, "session_id") is { } id:
                _session = new Session(id, Address(JsonFields.TextOf(frame.Data, "resume_gateway_url")));
                _phase = Phase.Ready;
                return [new GatewayMove.Ready(IsResumed: false), told];
            case "RESUMED":
                _phase = Phase.Ready;
                return [new GatewayMove.Ready(IsResumed: true), told];
            default:
                return [told];
        }
    }

    private IReadOnlyList<GatewayMove> Leave(GatewayPlan next)
    {
        _phase = Phase.Leaving;
        Plan = next;
        return [new GatewayMove.Leave(GatewayCloseCode.KeepSession)];
    }

    private GatewayPlan Again() => _session is { } session ? new GatewayPlan.ResumeSession(session.Address) : new GatewayPlan.NewSession();

    private GatewayPlan.NewSession Forget()
    {
        (_session, _sequence, _unreachable) = (null, null, 0);
        return new GatewayPlan.NewSession();
    }

    private static Uri? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "ws" or "wss" ? address : null;

    private enum Phase
    {
        Closed,
        Leaving,
        Opened,
        Identifying,
        Resuming,
        Ready,
    }

    private sealed record Session(string Id, Uri? Address);
}
