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

    /// <summary>In the middle of a sentence.</summary>
    protected static string PlaceName(CommandCall call) => IsOwnChat(call) ? call.Words.Text("place.private") : StoredName(call);

    /// <summary>A text that has the place in it, and may begin with it.</summary>
    protected static string OfPlace(CommandCall call, string key)
    {
        var text = call.Words.Text(key, PlaceName(call));
        return IsOwnChat(call) ? string.Concat(char.ToUpper(text[0], call.Words.Culture).ToString(), text.AsSpan(1)) : text;
    }

    /// <summary>By which owners find the destination; people's names are not kept.</summary>
    protected static string StoredName(CommandCall call) => StoredName(call.Target);

    protected static string StoredName(Place place) => place.Name is { Length: > 0 } name ? Delivery.Rendering.TextLength.Cut(name, 60) : place.Address.Value;

    private static bool IsOwnChat(CommandCall call) => call.Target is { Kind: PlaceKind.Private, Name: null or "" };
}
