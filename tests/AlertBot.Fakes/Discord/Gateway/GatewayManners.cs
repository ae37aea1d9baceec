namespace AlertBot.Fakes.Discord;

/// <summary>How the gateway treats one connection; by default as it should.</summary>
public sealed record GatewayManners
{
    public static GatewayManners Good { get; } = new();

    public bool SaysHello { get; init; } = true;

    /// <summary>Of this connection alone; null is that of the gateway.</summary>
    public TimeSpan? HeartbeatInterval { get; init; }

    /// <summary>Asks to reconnect before it says anything else.</summary>
    public bool ReconnectsBeforeHello { get; init; }

    /// <summary>Answers heartbeats.</summary>
    public bool Acknowledges { get; init; } = true;

    /// <summary>Answers identify and resume.</summary>
    public bool Answers { get; init; } = true;

    public bool NamesResumeAddress { get; init; } = true;

    /// <summary>Instead of READY or RESUMED: op 9 with this.</summary>
    public bool? Invalid { get; init; }

    /// <summary>Instead of READY or RESUMED: closed with this code; 0 breaks the connection without one.</summary>
    public int? Closes { get; init; }

    /// <summary>Every message in pieces of so many bytes; 0 sends it whole.</summary>
    public int Fragments { get; init; }
}
