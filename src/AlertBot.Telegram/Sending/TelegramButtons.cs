using System.Text;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using Telegram.Bot.Types.ReplyMarkups;

namespace AlertBot.Telegram.Sending;

/// <summary>Inline keyboards. A button that Telegram would refuse is left out: the message matters more.</summary>
internal static class TelegramButtons
{
    private const int MostCommandBytes = 64;

    public static InlineKeyboardMarkup? Of(ChatMessage message)
    {
        var rows = message.Buttons.Select(row => row.Select(Button).OfType<InlineKeyboardButton>().ToArray()).Where(row => row.Length > 0).ToArray();
        return rows.Length == 0 ? null : new InlineKeyboardMarkup(rows);
    }

    private static InlineKeyboardButton? Button(MessageButton button)
    {
        var label = TextLength.Cut(PlainText.OneLine(button.Label), 64);
        return label.Length == 0 ? null
            : WebLink.Safe(button.Link) is { } link ? InlineKeyboardButton.WithUrl(label, link)
            : button.Command is { } command && Encoding.UTF8.GetByteCount(command) is > 0 and <= MostCommandBytes
                ? InlineKeyboardButton.WithCallbackData(label, command)
                : null;
    }
}
