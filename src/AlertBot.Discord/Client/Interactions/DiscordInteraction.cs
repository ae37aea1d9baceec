using System.Collections.Immutable;

namespace AlertBot.Discord.Client.Interactions;

public enum InteractionKind
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}

/// <summary>
/// Something that a person did with the bot, as Discord tells it. Permissions and roles are Discord's word; names, values and custom ids
/// are the client's.
/// </summary>
/// <param name="ReceivedAt">Timestamp of the clock when it came in.</param>
public sealed record DiscordInteraction(ulong Id, ulong Application, InteractionToken Token, InteractionKind Kind, DiscordUser User, long ReceivedAt)
{
    public ulong? Guild { get; init; }

    public ulong? Channel { get; init; }

    public int? ChannelType { get; init; }

    public string? ChannelName { get; init; }

    public string? GuildLocale { get; init; }

    /// <summary>What the bot may do in the channel.</summary>
    public DiscordPermissions BotPermissions { get; init; }

    /// <summary>Of a command, with the names of group and subcommand behind it.</summary>
    public string Name { get; init; } = "";

    public ImmutableArray<DiscordOption> Options { get; init; } = [];

    /// <summary>Of a component or a form.</summary>
    public string CustomId { get; init; } = "";

    /// <summary>What was chosen from a list.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The message that a component belongs to.</summary>
    public ulong? Message { get; init; }
}

/// <param name="Permissions">What the user may do in the channel; nothing in a direct message.</param>
public sealed record DiscordUser(ulong Id, string Name, string? Locale, ImmutableArray<ulong> Roles, DiscordPermissions Permissions);

/// <param name="Type">As Discord numbers the types of options.</param>
/// <param name="Value">As text; for a file its address.</param>
public sealed record DiscordOption(string Name, int Type, string Value, bool IsFocused);
