namespace AlertBot.Fakes.Discord;

/// <summary>One attempt to begin or to resume a session.</summary>
/// <param name="Session">The session that was resumed, or the one that began; null when it was refused.</param>
/// <param name="Path">Of the address that was connected to.</param>
public sealed record GatewayIdentity(bool IsResume, string? Session, long? Sequence, string Path, DateTimeOffset At);
