using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>A command about one destination: the place where it is said, or the one that is named.</summary>
internal abstract class AdminCommand(IDestinationStore store) : ChatCommand
{
    public sealed override CommandAudience Audience => CommandAudience.Administrators;

    protected static CommandOption Channel { get; } = new("channel", OptionKind.Channel) { Longest = 100 };

    protected IDestinationStore Store => store;

    /// <exception cref="RefusedException">Nothing is subscribed there.</exception>
    protected async Task<DestinationOrders> OrdersAsync(CommandCall call, CancellationToken cancellationToken) =>
        await store.FindAsync(call.Target.Address, cancellationToken) is { RemovedAt: null, Orders.IsEmpty: false } orders
            ? orders
            : throw new RefusedException("error.not-subscribed", PlaceName(call));

    protected static string PlaceName(CommandCall call) => call.Target.Name is { Length: > 0 } name ? Delivery.Rendering.TextLength.Cut(name, 60) : call.Target.Address.Value;
}
