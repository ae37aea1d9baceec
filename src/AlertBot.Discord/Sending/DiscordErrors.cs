using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;
using NodaTime;
using static AlertBot.Chat.Delivery.SendResult;

namespace AlertBot.Discord.Sending;

/// <summary>What each answer of Discord means to a sender.</summary>
internal static class DiscordErrors
{
    private const string Rights = "Give the bot View Channel, Send Messages and Embed Links there, or choose another channel.";

    private static readonly Dictionary<int, (FailureClass Class, string Code, string Sentence)> Known = new()
    {
        [10003] = (FailureClass.Destination, "discord-channel-gone", "The channel does not exist any more: choose another one."),
        [10004] = (FailureClass.Destination, "discord-server-gone", "The bot is not on the server any more: invite it again."),
        [10008] = (FailureClass.Payload, FailureCode.MessageGone, "The message was deleted in the channel and cannot be edited."),
        [10062] = (FailureClass.Destination, "discord-interaction-gone", "Nobody waits for this answer any more."),
        [10087] = (FailureClass.Destination, "discord-tag-gone", "A tag of the destination does not exist in the forum any more: choose another one."),
        [10015] = (FailureClass.Destination, "discord-webhook-gone", "The webhook was deleted: make a new one and give its address."),
        [30046] = (FailureClass.Payload, FailureCode.MessageGone, "Discord does not allow to edit this message any more today."),
        [40005] = (FailureClass.Payload, "discord-too-large", "The message is larger than Discord takes."),
        [40058] = (FailureClass.Destination, "discord-forum", "The channel is a forum: choose a thread of it, or another channel."),
        [40067] = (FailureClass.Destination, "discord-tag", "The forum wants a tag with every post: choose one for the destination."),
        [40060] = (FailureClass.Payload, "discord-answered", "The interaction was answered already."),
        [40333] = (FailureClass.Platform, "discord-edge", "Discord's edge blocks this machine or its User-Agent: if it stays so, look at the network it sends from."),
        [50001] = (FailureClass.Destination, "discord-no-access", "The bot cannot see the channel. " + Rights),
        [50006] = (FailureClass.Payload, "discord-empty", "The message has nothing in it that Discord would show."),
        [50007] = (FailureClass.Destination, "discord-no-direct-messages", "The person does not take messages from the bot: they have to allow it."),
        [50008] = (FailureClass.Destination, "discord-not-text", "The channel takes no messages: choose a text channel, a thread or an announcement channel."),
        [50013] = (FailureClass.Destination, "discord-no-rights", "The bot may not write in the channel. " + Rights),
        [50024] = (FailureClass.Destination, "discord-not-text", "The channel takes no messages: choose a text channel, a thread or an announcement channel."),
        [50027] = (FailureClass.Destination, "discord-webhook-gone", "Discord does not accept the webhook's token: make a new webhook and give its address."),
        [50035] = (FailureClass.Payload, "discord-invalid-form", "Discord did not accept the form of the message."),
        [50083] = (FailureClass.Destination, "discord-thread-archived", "The thread is archived: open it again, or choose another one."),
        [50278] = (FailureClass.Destination, "discord-no-direct-messages", "The person shares no server with the bot: they have to join one."),
        [160005] = (FailureClass.Destination, "discord-thread-locked", "The thread is locked: unlock it, or choose another one."),
        [200000] = (FailureClass.Payload, "discord-filtered", "The server's own filter does not let the words of the message pass."),
        [220001] = (FailureClass.Destination, "discord-forum", "The webhook belongs to a forum and needs a thread: choose one."),
        [220003] = (FailureClass.Destination, "discord-not-forum", "The webhook does not belong to a forum: give its address without a thread."),
        [240000] = (FailureClass.Payload, "discord-filtered", "Discord takes a link of the message for harmful."),
    };

    public static Failed AddressUnreadable { get; } =
        new(FailureClass.Destination, FailureCode.AddressUnreadable, "The address is neither the id of a Discord channel (with ?tags=ID,ID or ?publish=true) nor the address of a webhook.");

    /// <summary>Of channels; webhooks need none.</summary>
    public static Failed NoToken { get; } =
        new(FailureClass.Token, FailureCode.NoToken, "No token is set for Discord, and only its webhooks do without: take one from the developer portal, give it as Discord:Token or Discord:TokenFile, and start again.");

    public static Failed MessageUnknown { get; } =
        new(FailureClass.Payload, FailureCode.MessageGone, "The id is not one of a Discord message.");

    public static Failed Of(DiscordAnswer answer) => Meaning(answer) with { MayHaveHappened = answer.MayHaveHappened };

    private static Failed Meaning(DiscordAnswer answer) => answer switch
    {
        DiscordAnswer.Refused refused => Refused(refused),
        DiscordAnswer.Limited { ByDiscord: true } limited => new Failed(FailureClass.Platform, FailureCode.RateLimited, "Discord asks us to slow down.")
        {
            RetryAfter = Duration.FromTimeSpan(limited.RetryAfter),
            WholePlatform = limited.Everything,
        },
        DiscordAnswer.Limited limited => new Failed(FailureClass.Pacing, FailureCode.Paced, "Held back to stay within Discord's limits.")
        {
            RetryAfter = Duration.FromTimeSpan(limited.RetryAfter),
            WholePlatform = limited.Everything,
        },
        DiscordAnswer.BreakerOpen open => new Failed(FailureClass.Platform, "discord-breaker", "Discord refused so many requests that nothing is sent for some minutes: look at the destinations that are refused.")
        {
            RetryAfter = Duration.FromTimeSpan(open.RetryAfter),
            WholePlatform = true,
        },
        DiscordAnswer.TokenRefused => new Failed(FailureClass.Token, FailureCode.TokenRefused, "Discord does not accept the bot's token: take the current one from the developer portal."),
        DiscordAnswer.Broken { Status: > 0 } broken => new Failed(FailureClass.Platform, "discord-ill", $"Discord is ill (status {broken.Status}): the message is tried again."),
        DiscordAnswer.Broken { MayHaveHappened: true } => new Failed(FailureClass.Network, FailureCode.NoAnswer, "Discord gave no answer: the message is tried again."),
        DiscordAnswer.Broken => new Failed(FailureClass.Network, FailureCode.Unreachable, "Discord cannot be reached: the message is tried again."),
        _ => new Failed(FailureClass.Platform, "discord-answer", "Discord gave an answer that cannot be understood."),
    };

    private static Failed Refused(DiscordAnswer.Refused refused)
    {
        if (Known.TryGetValue(refused.Code, out var known))
        {
            return new Failed(known.Class, known.Code, known.Sentence);
        }

        return refused.Status switch
        {
            401 or 404 => new Failed(FailureClass.Destination, "discord-not-found", "Discord does not know the destination any more: choose another one."),
            403 => new Failed(FailureClass.Destination, "discord-forbidden", "Discord does not let the bot write there. " + Rights),
            _ => new Failed(FailureClass.Payload, $"discord-{refused.Status}", $"Discord refused the message (status {refused.Status}, code {refused.Code})."),
        };
    }
}
