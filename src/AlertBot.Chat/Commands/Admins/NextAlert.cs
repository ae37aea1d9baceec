using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>What a destination would receive next: the newest alert that its orders ask for, with the picture that it would show.</summary>
internal sealed class NextAlert(ILookUpStore lookUps, Composer composer)
{
    private const int MostLooked = 200;

    private static readonly Duration Past = Duration.FromDays(90);

    /// <param name="readers">Who will see it: a private alert is shown where its own readers are.</param>
    /// <returns>The message, ringing for nobody; null when nothing of the last days would come.</returns>
    public async Task<ChatMessage?> ComposeAsync(DestinationOrders orders, SeenBy readers, Instant now, CancellationToken cancellationToken)
    {
        // A pause is asked about by somebody who wants to see what comes after it.
        var destination = orders.Destination with { Wishes = orders.Destination.Wishes with { Paused = false } };
        List<Subscription> standing = [.. orders.Orders.Select(o => o with { Destination = destination })];
        var newest = (await lookUps.For(readers).AlertsAsync(now - Past, MostLooked, cancellationToken)).Select(a => a.Alert).FirstOrDefault(a => standing.Exists(o => o.Wants(a)));
        return newest is null ? null
            : composer.Compose(newest, destination, now, ChosenPicture.Of(new DueDelivery(0, newest, destination, 0), standing)) with { Mentions = Mentions.None };
    }
}
