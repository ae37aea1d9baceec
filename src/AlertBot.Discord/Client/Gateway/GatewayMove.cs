using System.Text.Json;

namespace AlertBot.Discord.Client.Gateway;

/// <summary>What the protocol wants done on the connection that is open.</summary>
internal abstract record GatewayMove
{
    private GatewayMove()
    {
    }

    public sealed record Identify : GatewayMove;

    public sealed record Resume(string Session, long? Sequence) : GatewayMove;

    public sealed record Beat(long? Sequence) : GatewayMove;

    /// <summary>From now on, with the first beat at a random part of the interval.</summary>
    public sealed record StartBeating(TimeSpan Interval) : GatewayMove;

    /// <summary>The session stands: READY or RESUMED came.</summary>
    public sealed record Ready(bool IsResumed) : GatewayMove;

    public sealed record Tell(string Event, JsonElement Data) : GatewayMove;

    /// <summary>Say goodbye with this code. 1000 and 1001 would end the session for good.</summary>
    public sealed record Leave(int Code) : GatewayMove;
}
