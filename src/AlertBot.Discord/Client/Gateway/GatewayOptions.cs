namespace AlertBot.Discord.Client.Gateway;

public sealed record GatewayOptions(BotToken Token)
{
    /// <summary>The fewest that will do: interactions need none, servers that come and go need this one. None is privileged.</summary>
    public GatewayIntents Intents { get; init; } = GatewayIntents.Guilds;

    /// <summary>Of the program, as Discord is told it.</summary>
    public string Name { get; init; } = "alertbot";

    /// <summary>Instead of the address that Discord names: a proxy or a test server.</summary>
    public Uri? Address { get; init; }

    /// <summary>How long connecting may take, and how long the greeting after it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long READY or RESUMED may take after the greeting: missed events of a long absence come first.</summary>
    public TimeSpan ReadyWithin { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A session that lasted so long counts as a success: the next fault is a new one.</summary>
    public TimeSpan HeldAfter { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>Groups of events that may be asked for.</summary>
[Flags]
public enum GatewayIntents
{
    None = 0,
    Guilds = 1 << 0,
    GuildMessages = 1 << 9,
    DirectMessages = 1 << 12,
}
