namespace AlertBot.Discord.Client.Gateway;

public enum GatewayStage
{
    /// <summary>Not started, or ended because it was asked to.</summary>
    Off,

    /// <summary>On its way to a session: connecting, or waiting before the next attempt.</summary>
    Connecting,

    /// <summary>Events come.</summary>
    Ready,

    /// <summary>Given up: a person has to act.</summary>
    Failed,
}

/// <param name="Sentence">For people; null when there is nothing to say.</param>
public sealed record GatewayHealth(GatewayStage Stage, string? Sentence, DateTimeOffset Since);
