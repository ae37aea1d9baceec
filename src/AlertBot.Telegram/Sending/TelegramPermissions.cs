using AlertBot.Chat.Delivery;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace AlertBot.Telegram.Sending;

/// <summary>May the bot write there?</summary>
internal static class TelegramPermissions
{
    public static async Task<PlatformCheck> CheckAsync(ITelegramBotClient bot, TelegramAddress to, CancellationToken cancellationToken)
    {
        var chat = await bot.GetChat(to.ChatId, cancellationToken).ConfigureAwait(false);
        var name = chat.Title ?? chat.Username ?? to.Chat;
        if (chat.Type == ChatType.Private)
        {
            return PlatformCheck.Usable(name);
        }

        var me = await bot.GetMe(cancellationToken).ConfigureAwait(false);
        var member = await bot.GetChatMember(to.ChatId, me.Id, cancellationToken).ConfigureAwait(false);
        return Problem(chat.Type, member) is { } problem ? PlatformCheck.Refused(problem, name) : PlatformCheck.Usable(name);
    }

    private static string? Problem(ChatType type, ChatMember member) => (type, member) switch
    {
        (_, ChatMemberLeft or ChatMemberBanned) => "The bot is not in the chat: add it there.",
        (ChatType.Channel, not ChatMemberAdministrator) => "The bot is not an administrator of the channel: make it one that may post messages.",
        (ChatType.Channel, ChatMemberAdministrator { CanPostMessages: false }) => "The bot may not post in the channel: allow it to post messages.",
        (_, ChatMemberRestricted { CanSendMessages: false }) => "The bot may not write in the group: lift its restriction.",
        _ => null,
    };
}
