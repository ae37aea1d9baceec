using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Running;

/// <summary>Who may do what, by the platforms' own word at the moment of the call: nothing is remembered, and nothing a client says counts.</summary>
internal sealed class Rights(IEnumerable<IChatDirectory> directories, IDestinationStore destinations, CommandSettings settings)
{
    private readonly Dictionary<string, IChatDirectory> _directories = directories.ToDictionary(d => d.Platform);

    public bool IsOwner(Person who, Place where) => settings.IsOwner(where.Address.Platform, who.Id);

    /// <summary>The place behind an address that somebody wrote; null when the bot cannot see it.</summary>
    public async Task<Place?> FindAsync(DestinationAddress address, CancellationToken cancellationToken) =>
        _directories.TryGetValue(address.Platform, out var directory) ? await directory.FindAsync(address, cancellationToken) : null;

    public async Task<bool> MayAdministerAsync(Person who, Place where, Place target, CancellationToken cancellationToken)
    {
        if (IsVouchedFor(who, where) && target.Address == where.Address)
        {
            return true;
        }

        if (who.Id.Length == 0 || !_directories.TryGetValue(target.Address.Platform, out var directory) || target.Address.Platform != where.Address.Platform)
        {
            return false;
        }

        return await directory.StandingAsync(target.Address, who.Id, cancellationToken) == Standing.Administrator || await HoldsRoleAsync(who, where, target, cancellationToken);
    }

    /// <summary>
    /// Telegram lets only administrators write in a group's name, and only those who may post in a channel: it vouches for the right, not for
    /// who it is.
    /// </summary>
    private static bool IsVouchedFor(Person who, Place where) => who.IsAnonymousAdministrator || (who.Id.Length == 0 && where.Kind == PlaceKind.Channel);

    /// <summary>The role that the server's administrators chose; only for places of the same server.</summary>
    private async Task<bool> HoldsRoleAsync(Person who, Place where, Place target, CancellationToken cancellationToken) =>
        !who.Roles.IsDefaultOrEmpty
        && where.Server is not null && where.Server == target.Server
        && await destinations.FindAsync(target.Address, cancellationToken) is { Destination.Wishes.AdminRole: { } role }
        && who.Roles.Contains(role);
}
