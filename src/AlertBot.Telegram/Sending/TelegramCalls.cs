using System.Globalization;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Telegram.Text;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace AlertBot.Telegram.Sending;

/// <summary>Messages as the methods of the Bot API. A message with a picture is a photo whose caption is the text.</summary>
internal static class TelegramCalls
{
    public static Task<Message> PostAsync(TelegramBotClient bot, TelegramAddress to, ChatMessage message, string text, ParseMode mode, CancellationToken cancellationToken) =>
        message.Picture is { } picture
            ? bot.SendPhoto(
                to.ChatId,
                File(picture),
                text,
                mode,
                replyParameters: ReplyTo(message),
                replyMarkup: TelegramButtons.Of(message),
                messageThreadId: to.Topic,
                disableNotification: message.Silent,
                cancellationToken: cancellationToken)
            : bot.SendMessage(
                to.ChatId,
                text,
                mode,
                replyParameters: ReplyTo(message),
                replyMarkup: TelegramButtons.Of(message),
                linkPreviewOptions: Preview(message),
                messageThreadId: to.Topic,
                disableNotification: message.Silent,
                cancellationToken: cancellationToken);

    public static async Task<Message> ReplaceAsync(
        TelegramBotClient bot,
        TelegramAddress to,
        int id,
        ChatMessage message,
        string text,
        ParseMode mode,
        CancellationToken cancellationToken)
    {
        if (message.Picture is { } picture)
        {
            var media = new InputMediaPhoto(File(picture)) { Caption = text, ParseMode = mode };
            return await bot.EditMessageMedia(to.ChatId, id, media, TelegramButtons.Of(message), cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await bot.EditMessageText(
                to.ChatId, id, text, mode, replyMarkup: TelegramButtons.Of(message), linkPreviewOptions: Preview(message), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ApiRequestException error) when (TelegramErrors.IsPicture(error))
        {
            var caption = mode == ParseMode.Html ? TelegramText.Html(message, TelegramText.CaptionLimit) : TelegramText.Plain(message, TelegramText.CaptionLimit);
            return await bot.EditMessageCaption(to.ChatId, id, caption, mode, replyMarkup: TelegramButtons.Of(message), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    private static InputFileStream File(MessagePicture picture) => InputFile.FromStream(new MemoryStream(picture.Content.ToArray(), writable: false), picture.Name);

    private static ReplyParameters? ReplyTo(ChatMessage message) =>
        int.TryParse(message.ReplyTo, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true }
            : null;

    /// <summary>
    /// The picture of a report is the preview of its own address, which need not stand in the text: so the message stays text, which has more
    /// room than a caption and can be edited, with the picture or without.
    /// </summary>
    private static LinkPreviewOptions Preview(ChatMessage message) =>
        WebLink.Safe(message.LinkedPicture?.Link) is { } picture ? new LinkPreviewOptions { Url = picture, PreferLargeMedia = true, ShowAboveText = true }
        : WebLink.Safe(message.PreviewLink) is { } link ? new LinkPreviewOptions { Url = link, PreferSmallMedia = true }
        : new LinkPreviewOptions { IsDisabled = true };
}
