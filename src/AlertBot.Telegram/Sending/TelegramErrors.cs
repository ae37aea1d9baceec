using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using NodaTime;
using Telegram.Bot.Exceptions;
using static AlertBot.Chat.Delivery.SendResult;

namespace AlertBot.Telegram.Sending;

/// <summary>
/// What each error of the Bot API means to a sender. The codes of the server do not tell 400 from 403 reliably (upper-case codes of the
/// inner server come as 400), so the text decides and the code is the fall-back.
/// </summary>
internal static class TelegramErrors
{
    private const string Readd = "Add the bot to the chat again, then the destination can be resumed.";
    private const string Rights = "Give the bot the right to post there, or choose another chat.";

    /// <summary>How much of Telegram's own words is told, in code points, where they are none that we know.</summary>
    private const int LongestReason = 120;

    private static readonly (string Text, FailureClass Class, string Code, string Sentence)[] Known =
    [
        ("bot was blocked by the user", FailureClass.Destination, "telegram-blocked", "The person has blocked the bot: nothing is sent until they unblock it."),
        ("user is deactivated", FailureClass.Destination, "telegram-deactivated", "The account was deleted: remove the destination."),
        ("can't initiate conversation with a user", FailureClass.Destination, "telegram-not-started", "The person has to press Start in the bot's chat first."),
        ("can't send messages to the bot", FailureClass.Destination, "telegram-is-bot", "The destination is a bot, and bots cannot write to bots: choose a chat of people."),
        ("can't send messages to bots", FailureClass.Destination, "telegram-is-bot", "The destination is a bot, and bots cannot write to bots: choose a chat of people."),
        ("bot was kicked", FailureClass.Destination, "telegram-kicked", "The bot was removed from the chat. " + Readd),
        ("bot is not a member", FailureClass.Destination, "telegram-not-member", "The bot is not in the chat. " + Readd),
        ("group chat was deleted", FailureClass.Destination, "telegram-chat-deleted", "The group was deleted: remove the destination."),
        ("chat not found", FailureClass.Destination, "telegram-chat-not-found", "Telegram does not know the chat, or the bot never saw it: check the id and add the bot there."),
        ("PEER_ID_INVALID", FailureClass.Destination, "telegram-chat-not-found", "Telegram does not know the chat, or the bot never saw it: check the id and add the bot there."),
        ("not enough rights", FailureClass.Destination, "telegram-no-rights", "The bot may not write in the chat. " + Rights),
        ("need administrator rights", FailureClass.Destination, "telegram-no-rights", "The bot is not an administrator of the channel. " + Rights),
        ("have no write access", FailureClass.Destination, "telegram-no-rights", "The bot may not write in the chat. " + Rights),
        ("CHAT_WRITE_FORBIDDEN", FailureClass.Destination, "telegram-no-rights", "The bot may not write in the chat. " + Rights),
        ("CHAT_RESTRICTED", FailureClass.Destination, "telegram-no-rights", "The chat is restricted. " + Rights),
        ("CHAT_SEND_PLAIN_FORBIDDEN", FailureClass.Destination, "telegram-no-rights", "The chat does not allow text messages. " + Rights),
        ("message thread not found", FailureClass.Destination, "telegram-topic-gone", "The topic does not exist any more: choose another one."),
        ("TOPIC_DELETED", FailureClass.Destination, "telegram-topic-gone", "The topic was deleted: choose another one."),
        ("TOPIC_CLOSED", FailureClass.Destination, "telegram-topic-closed", "The topic is closed: open it again, or choose another one."),
        ("message to edit not found", FailureClass.Payload, FailureCode.MessageGone, "The message was deleted in the chat and cannot be edited."),
        ("message can't be edited", FailureClass.Payload, FailureCode.MessageGone, "Telegram does not allow to edit the message any more."),
        ("MESSAGE_ID_INVALID", FailureClass.Payload, FailureCode.MessageGone, "The message was deleted in the chat and cannot be edited."),
        ("can't parse entities", FailureClass.Payload, "telegram-entities", "Telegram could not read the message's markup."),
        ("is too long", FailureClass.Payload, "telegram-too-long", "The message is longer than Telegram takes."),
        ("wrong HTTP URL specified", FailureClass.Payload, "telegram-wrong-link", "Telegram does not accept a link of the message."),
        ("failed to get HTTP URL content", FailureClass.Payload, "telegram-wrong-link", "Telegram could not load a link of the message."),
        ("wrong type of the web page content", FailureClass.Payload, "telegram-wrong-link", "A link of the message leads to something that Telegram does not take."),
        ("IMAGE_PROCESS_FAILED", FailureClass.Payload, "telegram-picture", "Telegram cannot show the picture."),
        ("PHOTO_", FailureClass.Payload, "telegram-picture", "Telegram does not take a picture of this size or kind."),
        ("immediately deleted", FailureClass.Payload, "telegram-deleted-at-once", "Telegram showed the message and deleted it at once: it is not sent again."),
    ];

    public static bool IsUnmodified(ApiRequestException error) => Says(error, "message is not modified");

    public static bool IsMarkup(ApiRequestException error) => Says(error, "can't parse entities");

    /// <summary>The message is a photo: what it says is its caption.</summary>
    public static bool IsPicture(ApiRequestException error) => Says(error, "there is no text in the message to edit");

    public static Failed Classify(ApiRequestException error, TelegramAddress address)
    {
        if (error.Parameters?.MigrateToChatId is { } moved)
        {
            return new Failed(FailureClass.Destination, FailureCode.Moved, "The group became a supergroup: its new id is used from now on.")
            {
                NewAddress = new DestinationAddress("telegram", $"{moved}"),
            };
        }

        return error.ErrorCode switch
        {
            401 => Token(),
            404 when Says(error, "Not Found") && !Says(error, "method") => Token(),
            409 => new Failed(FailureClass.Platform, "telegram-conflict", "Another program uses the bot's token: only one may run."),
            429 => RateLimited(error),
            _ => ByText(error),
        };
    }

    private static Failed ByText(ApiRequestException error)
    {
        foreach (var (text, kind, code, sentence) in Known)
        {
            if (Says(error, text))
            {
                return new Failed(kind, code, sentence) { MayHaveHappened = code == "telegram-deleted-at-once" };
            }
        }

        return error.ErrorCode switch
        {
            >= 500 => new Failed(FailureClass.Platform, "telegram-ill", $"Telegram is ill (error {error.ErrorCode}): the message is tried again.") { MayHaveHappened = true },
            403 => new Failed(FailureClass.Destination, "telegram-forbidden", "Telegram does not let the bot write there. " + Rights),
            _ => new Failed(FailureClass.Payload, $"telegram-{error.ErrorCode}", $"Telegram refused the message (error {error.ErrorCode}): “{TextLength.Cut(PlainText.OneLine(error.Message), LongestReason)}”."),
        };
    }

    private static Failed Token() =>
        new(FailureClass.Token, FailureCode.TokenRefused, "Telegram does not accept the bot's token: take the current one from @BotFather.");

    private static Failed RateLimited(ApiRequestException error) =>
        new(FailureClass.Platform, FailureCode.RateLimited, "Telegram asks us to slow down.")
        {
            RetryAfter = Duration.FromSeconds(Math.Max(1, error.Parameters?.RetryAfter ?? 1)),
        };

    private static bool Says(ApiRequestException error, string text) => error.Message.Contains(text, StringComparison.OrdinalIgnoreCase);
}
