namespace AlertBot.Fakes.Discord;

/// <summary>A server of Discord with what decides about permissions.</summary>
public sealed class FakeGuild(string id, string name = "Newsroom")
{
    /// <summary>View, send, embed, attach, history, mention everyone, public threads, send in threads.</summary>
    public const ulong Usual = (1UL << 10) | (1UL << 11) | (1UL << 14) | (1UL << 15) | (1UL << 16) | (1UL << 17) | (1UL << 31) | (1UL << 35) | (1UL << 38);

    public string Id => id;

    public string Name => name;

    public string Owner { get; set; } = "501";

    public string Locale { get; set; } = "uk";

    /// <summary>Permissions of the roles by their ids; the role of everyone has the server's id.</summary>
    public Dictionary<string, ulong> Roles { get; } = new() { [id] = Usual };

    /// <summary>The roles of those who are there by their ids, besides that of everyone.</summary>
    public Dictionary<string, string[]> Members { get; } = new() { [DiscordObjects.Application] = [], ["501"] = [] };

    public Dictionary<string, FakeChannel> Channels { get; } = [];
}

/// <param name="Type">As Discord numbers them: 0 text, 5 announcements, 11 public thread, 15 forum.</param>
public sealed record FakeChannel(string Id, int Type = 0)
{
    public string Name { get; init; } = $"channel-{Id}";

    /// <summary>Of a thread: the channel that it belongs to.</summary>
    public string? Parent { get; init; }

    /// <summary>Tags of a forum by their ids.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public bool RequiresTag { get; init; }

    public bool IsArchived { get; init; }

    public IReadOnlyList<FakeOverwrite> Overwrites { get; init; } = [];
}

/// <param name="Id">Of a role, or of a member.</param>
public sealed record FakeOverwrite(string Id, bool IsMember, ulong Allow, ulong Deny);
