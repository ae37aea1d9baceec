using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using Microsoft.Extensions.Logging;

namespace AlertBot.Chat.Commands.Running;

/// <summary>The bot was added, silenced or removed. A place that it left is not sent to from that moment; its settings are kept for a while.</summary>
public sealed partial class FirstContact(CallMaker calls, IDestinationStore destinations, IEnumerable<IChatPlatform> platforms, CommandSettings settings, ILogger<FirstContact> log)
{
    private const int MostDestinations = 100_000;
    private const int MostNamed = 10;

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
            ? (await destinations.AllAsync(MostDestinations, cancellationToken)).Where(d => d.Destination.Wishes.Server == membership.Where.Server).Select(d => (new DestinationAddress(d.Destination.Platform, d.Destination.Address), d.Destination.Name))
            : [(membership.Where.Address, membership.Where.Name ?? membership.Where.Address.Value)];
        var stopped = new List<string>();
        foreach (var (address, name) in left)
        {
            if (await destinations.RemoveAsync(address, note, cancellationToken))
            {
                stopped.Add(name);
            }
        }

        if (stopped.Count == 0 || membership.Where.Kind == PlaceKind.Private)
        {
            return;
        }

        if (membership.Where.Kind == PlaceKind.Server)
        {
            LogLeft(membership.Where.Address.Platform, stopped.Count);
            await TellOwnersAsync(membership, stopped, cancellationToken);
            return;
        }

        await TellWhoDidItAsync(membership, "contact.left", cancellationToken);
    }

    /// <summary>Of a server nobody is left whom the bot could reach, and Discord does not say who removed it: the bot's owners hear of it, where they can.</summary>
    private async Task TellOwnersAsync(Incoming.Membership membership, List<string> stopped, CancellationToken cancellationToken)
    {
        foreach (var (name, platform) in _platforms)
        {
            foreach (var owner in settings.Of(name))
            {
                if (await platform.PrivatelyAsync(owner, cancellationToken) is { } address)
                {
                    await platform.SendAsync(address, await LeftAsync(membership, stopped, owner, address, cancellationToken), new DeliveryKey($"contact-{membership.Id}"), cancellationToken);
                }
            }
        }
    }

    private async Task<ChatMessage> LeftAsync(Incoming.Membership membership, List<string> stopped, string owner, DestinationAddress address, CancellationToken cancellationToken)
    {
        var words = await calls.WordsAsync(new Person(owner, "", null), new Place(address, PlaceKind.Private), cancellationToken);
        var names = string.Join(", ", stopped.Take(MostNamed)) + (stopped.Count > MostNamed ? $", {words.Count("more", stopped.Count - MostNamed)}" : "");
        return Say.Message(words.Text("contact.title"), Say.Paragraphs(words.Text("contact.server-left", membership.Where.Name ?? membership.Where.Address.Value, names)));
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bot was removed from a server of {Platform}: {Count} destinations there get nothing any more, and their settings are kept for 30 days")]
    private partial void LogLeft(string platform, int count);
}
