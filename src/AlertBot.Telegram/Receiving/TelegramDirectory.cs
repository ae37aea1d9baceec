using System.Globalization;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Telegram.Sending;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace AlertBot.Telegram.Receiving;

/// <summary>What Telegram knows of people and chats. Of others it is reliable only where the bot is an administrator or the chat a group.</summary>
public sealed class TelegramDirectory(TelegramPlatform platform) : IChatDirectory
{
    public string Platform => platform.Name;

    public async Task<Standing> StandingAsync(DestinationAddress address, string person, CancellationToken cancellationToken)
    {
        if (TelegramAddress.Read(address) is not { } to || !long.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var user))
        {
            return Standing.Stranger;
        }

        // A chat with one person has that person's id, and is theirs.
        if (to.Chat == person)
        {
            return Standing.Administrator;
        }

        try
        {
            return await platform.Bot.GetChatMember(to.ChatId, user, cancellationToken) switch
            {
                ChatMemberOwner or ChatMemberAdministrator => Standing.Administrator,
                ChatMemberLeft or ChatMemberBanned => Standing.Stranger,
                ChatMemberRestricted { IsMember: false } => Standing.Stranger,
                _ => Standing.Member,
            };
        }
        catch (Exception error) when (error is RequestException or HttpRequestException)
        {
            return Standing.Stranger;
        }
    }

    public async Task<Place?> FindAsync(DestinationAddress address, CancellationToken cancellationToken)
    {
        if (TelegramAddress.Read(address) is not { } to)
        {
            return null;
        }

        try
        {
            var chat = await platform.Bot.GetChat(to.ChatId, cancellationToken);
            var kind = to.Topic is not null ? PlaceKind.Thread : chat.Type switch
            {
                ChatType.Private => PlaceKind.Private,
                ChatType.Channel => PlaceKind.Channel,
                _ => PlaceKind.Group,
            };
            return new Place(address, kind) { Name = chat.Title ?? chat.Username };
        }
        catch (Exception error) when (error is RequestException or HttpRequestException)
        {
            return null;
        }
    }
}
