using System.Collections.Immutable;

namespace AlertBot.Chat.Conversations;

/// <param name="Id">The platform's; empty when it does not say who it was, as for posts in a channel.</param>
/// <param name="Name">As they call themselves: hostile text.</param>
/// <param name="Locale">Of their client, such as <c>uk</c> or <c>en-GB</c>; null when it is not told.</param>
public sealed record Person(string Id, string Name, string? Locale)
{
    /// <summary>The roles that they hold on the server. Discord only.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>An administrator of the group who writes in the group's name: the platform vouches for the right, not for who it is.</summary>
    public bool IsAnonymousAdministrator { get; init; }
}

/// <summary>What a person is in a chat, by the platform's own word.</summary>
public enum Standing
{
    /// <summary>Not there, or nothing is known.</summary>
    Stranger,

    Member,

    /// <summary>May administer: Manage Server on Discord, an administrator on Telegram, anybody in a chat of their own with the bot.</summary>
    Administrator,
}
