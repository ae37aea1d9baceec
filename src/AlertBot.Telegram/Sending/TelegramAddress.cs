using System.Globalization;
using AlertBot.Chat.Delivery;
using Telegram.Bot.Types;

namespace AlertBot.Telegram.Sending;

/// <summary>A chat, or a topic of one: <c>-1001234567890</c>, <c>-1001234567890/42</c>, <c>@channel</c>.</summary>
/// <param name="Topic">Null is the chat itself; the General topic of a forum is addressed so too (1 would be refused).</param>
internal sealed record TelegramAddress(string Chat, int? Topic)
{
    /// <summary>Groups and channels have ids below 0; only they have the limit of 20 messages a minute.</summary>
    public bool IsGroup => Chat[0] is '-' or '@';

    public ChatId ChatId => Chat[0] == '@' ? new ChatId(Chat) : new ChatId(long.Parse(Chat, CultureInfo.InvariantCulture));

    public static TelegramAddress? Read(DestinationAddress address)
    {
        var (chat, topic) = address.Value.Trim().Split('/') switch
        {
            [var only] => (only, null),
            [var first, var second] => (first, second),
            _ => ("", null),
        };
        return !IsChat(chat) ? null
            : topic is null ? new TelegramAddress(chat, null)
            : int.TryParse(topic, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new TelegramAddress(chat, id <= 1 ? null : id)
            : null;
    }

    private static bool IsChat(string chat) =>
        chat.StartsWith('@') ? chat.Length > 1
        : long.TryParse(chat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && id != 0;
}
