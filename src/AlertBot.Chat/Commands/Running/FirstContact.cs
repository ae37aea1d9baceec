using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Running;

/// <summary>The bot was added, silenced or removed. A place that it left is not sent to from that moment; its settings are kept for a while.</summary>
public sealed class FirstContact(CallMaker calls, IDestinationStore destinations, IEnumerable<IChatPlatform> platforms)
{
    private const int MostDestinations = 100_000;

    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(p => p.Name);

    public async Task HandleAsync(Incoming.Membership membership, IAnswer answer, CancellationToken cancellationToken)
    {
        switch (membership.Now)
        {
            case BotMembership.Member:
                await WelcomeAsync(membership, answer, cancellationToken);
                break;
            case BotMembership.Silenced:
                await TellWhoDidItAsync(membership, "contact.silenced", cancellationToken);
                break;
            case BotMembership.Gone:
                await LeaveAsync(membership, cancellationToken);
                break;
        }
    }

    private async Task WelcomeAsync(Incoming.Membership membership, IAnswer answer, CancellationToken cancellationToken)
    {
        var words = await calls.WordsAsync(membership.Who, membership.Where, cancellationToken);
        var problems = _platforms.TryGetValue(membership.Where.Address.Platform, out var platform) && membership.Where.Kind != PlaceKind.Server
            ? (await platform.CheckAsync(membership.Where.Address, cancellationToken)).Problems
            : [];
        if (membership.Where is { Address.Platform: "telegram", Kind: PlaceKind.Channel })
        {
            // A channel's readers need not hear of it: whoever added the bot does.
            await TellWhoDidItAsync(membership, "contact.channel", cancellationToken);
            return;
        }

        await answer.ReplyAsync(Say.Welcome(words, problems), cancellationToken);
    }

    private async Task LeaveAsync(Incoming.Membership membership, CancellationToken cancellationToken)
    {
        var note = new ChangeNote(membership.Where.Address.Platform, membership.Who.Id, "left", calls.Now);
        var left = membership.Where.Kind == PlaceKind.Server
            ? (await destinations.AllAsync(MostDestinations, cancellationToken)).Where(d => d.Destination.Wishes.Server == membership.Where.Server).Select(d => new DestinationAddress(d.Destination.Platform, d.Destination.Address))
            : [membership.Where.Address];
        var wasAny = false;
        foreach (var address in left)
        {
            wasAny |= await destinations.RemoveAsync(address, note, cancellationToken);
        }

        if (wasAny && membership.Where.Kind != PlaceKind.Private)
        {
            await TellWhoDidItAsync(membership, "contact.left", cancellationToken);
        }
    }

    /// <summary>In their own chat with the bot, where there is one; a refusal is nobody's fault.</summary>
    private async Task TellWhoDidItAsync(Incoming.Membership membership, string key, CancellationToken cancellationToken)
    {
        if (membership.Who.Id.Length == 0 || membership.Where.Address.Platform != "telegram" || !_platforms.TryGetValue("telegram", out var platform))
        {
            return;
        }

        var words = await calls.WordsAsync(membership.Who, membership.Where with { Kind = PlaceKind.Private }, cancellationToken);
        var reply = Say.Contact(words, key, membership.Where);
        await platform.SendAsync(new DestinationAddress("telegram", membership.Who.Id), reply.Message, new DeliveryKey($"contact-{membership.Id}"), cancellationToken);
    }
}
