using System.Collections.Immutable;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Conversations;

/// <summary>What a platform knows of people and places, asked of it and never of the client. One for each platform.</summary>
public interface IChatDirectory
{
    /// <summary>As <see cref="IChatPlatform.Name"/>.</summary>
    string Platform { get; }

    /// <summary>What a person is at a place, now. A place that the bot cannot see makes everybody a stranger.</summary>
    Task<Standing> StandingAsync(DestinationAddress address, string person, CancellationToken cancellationToken);

    /// <summary>The place behind an address, or null when the bot cannot see it.</summary>
    Task<Place?> FindAsync(DestinationAddress address, CancellationToken cancellationToken);

    /// <summary>The names of the tags that a post may have there; empty where there are none.</summary>
    Task<ImmutableArray<string>> TagsAsync(DestinationAddress address, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<string>>([]);
}
