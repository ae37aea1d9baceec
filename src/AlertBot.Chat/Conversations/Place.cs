using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Conversations;

/// <summary>Where something happened.</summary>
/// <param name="Address">Fit to be a destination; for a server of Discord as a whole, its id with <see cref="PlaceKind.Server"/>.</param>
/// <param name="Server">The server of Discord that it belongs to, or null.</param>
public sealed record Place(DestinationAddress Address, PlaceKind Kind, string? Server = null)
{
    /// <summary>As people call it: hostile text. Null when it is not told.</summary>
    public string? Name { get; init; }

    /// <summary>The server's language as its owners set it, or null.</summary>
    public string? Locale { get; init; }
}

public enum PlaceKind
{
    /// <summary>One person and the bot.</summary>
    Private,

    Group,

    /// <summary>Only few may write: a channel of Telegram, an announcement channel of Discord.</summary>
    Channel,

    /// <summary>A thread of Discord or a topic of Telegram.</summary>
    Thread,

    /// <summary>Posts only: each message begins a thread.</summary>
    Forum,

    /// <summary>A server of Discord as a whole.</summary>
    Server,
}
