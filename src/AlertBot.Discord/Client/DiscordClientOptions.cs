namespace AlertBot.Discord.Client;

/// <param name="Token">Null sends only what needs none: webhooks and interactions.</param>
public sealed record DiscordClientOptions(BotToken? Token)
{
    /// <summary>With the version and a slash at the end; a rate-limit proxy or a test server may stand here.</summary>
    public Uri BaseAddress { get; init; } = new("https://discord.com/api/v10/");

    /// <summary>Discord wants to know who calls: <c>DiscordBot (url, version)</c>.</summary>
    public string UserAgent { get; init; } = "DiscordBot (https://github.com/alertbot/alertbot, 0.1.0)";

    /// <summary>Attempts of one call, the first among them.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Whatever has to wait longer is given back to the caller, so that no worker is held.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Discord's limit for one bot, over all routes but the interactions'.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>Invalid requests in ten minutes after which we stop by ourselves. Discord bans the address at 10,000.</summary>
    public int InvalidRequests { get; init; } = 500;
}
