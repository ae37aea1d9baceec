using System.Text.Json;

namespace AlertBot.Discord.Client.Gateway;

/// <summary>What is sent over the gateway, as JSON. Holds the token where Discord wants it, so it is never logged.</summary>
internal static class GatewayPayload
{
    /// <summary>Longer ones are closed with 4002.</summary>
    public const int Longest = 4_096;

    public static byte[] Beat(long? sequence) => JsonSerializer.SerializeToUtf8Bytes(new { op = (int)GatewayOpcode.Heartbeat, d = sequence });

    public static byte[] Identify(GatewayOptions options) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        op = (int)GatewayOpcode.Identify,
        d = new
        {
            token = options.Token.Reveal(),
            intents = (int)options.Intents,
            properties = new { os = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux", browser = options.Name, device = options.Name },
        },
    });

    public static byte[] Resume(BotToken token, string session, long? sequence) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        op = (int)GatewayOpcode.Resume,
        d = new { token = token.Reveal(), session_id = session, seq = sequence ?? 0 },
    });
}
