namespace AlertBot.Discord.Client.Gateway;

/// <summary>What each close code of Discord asks for.</summary>
internal static class GatewayCloseCode
{
    /// <summary>Of our own; any code but 1000 and 1001 keeps the session alive.</summary>
    public const int KeepSession = 4900;

    /// <summary>Ends the session: the bot is shown as offline at once.</summary>
    public const int GoodBye = 1000;

    /// <summary>Trying again would be refused for ever.</summary>
    private static readonly Dictionary<int, string> Fatal = new()
    {
        [4004] = "Discord does not accept the bot's token: take the current one from the developer portal and start again.",
        [4010] = "Discord does not accept the shard that was named: this is a fault of the program, please report it.",
        [4011] = "The bot is on so many servers that Discord wants several connections: ask for a version with sharding, or receive interactions over HTTP.",
        [4012] = "Discord does not offer this version of its gateway any more: install a newer version of the program.",
        [4013] = "Discord does not know an intent that was asked for: this is a fault of the program, please report it.",
        [4014] = "Discord does not allow the bot an intent that was asked for: switch it on in the developer portal under Bot, Privileged Gateway Intents.",
    };

    public static GatewayRefusal? Refusal(int? code) => code is { } number && Fatal.TryGetValue(number, out var remedy) ? new GatewayRefusal(number, remedy) : null;

    /// <summary>The session is over, a new one may begin.</summary>
    public static bool EndsSession(int? code) => code is 4003 or 4007 or 4009;
}
