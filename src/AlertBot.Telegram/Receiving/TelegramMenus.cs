using System.Security.Cryptography;
using System.Text;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery.Rendering;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace AlertBot.Telegram.Receiving;

/// <summary>
/// The menus of commands, for each kind of chat and language, set only when they have changed. In a group the administrators' commands are
/// shown to administrators alone; the owners' are shown to nobody.
/// </summary>
internal sealed partial class TelegramMenus(TelegramPlatform platform, IReceiverNotes notes, TimeProvider time, ILogger log)
{
    private const string Note = "telegram-menus";
    private const int Most = 100;
    private const int LongestDescription = 256;
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(10);

    private static readonly (string Code, Func<Localized, string> Text)[] Languages = [("", t => t.En), ("uk", t => t.Uk), ("ru", t => t.Ru)];

    private static readonly (BotCommandScope Scope, bool WithAdministrators)[] Scopes =
    [
        (new BotCommandScopeAllPrivateChats(), true),
        (new BotCommandScopeAllGroupChats(), false),
        (new BotCommandScopeAllChatAdministrators(), true),
    ];

    public async Task RunAsync(CommandMenu menu, CancellationToken cancellationToken)
    {
        var hash = Hash(menu);
        if (await notes.ReadAsync(Note, cancellationToken) == hash)
        {
            return;
        }

        for (var wait = FirstRetry; ; wait = wait * 2 < LongestRetry ? wait * 2 : LongestRetry)
        {
            try
            {
                await SetAsync(menu, cancellationToken);
                await notes.WriteAsync(Note, hash, cancellationToken);
                LogSet(menu.Commands.Length);
                return;
            }
            catch (ApiRequestException refused) when (refused.ErrorCode is 400 or 401 or 404)
            {
                LogRefused(refused.ErrorCode);
                return;
            }
            catch (Exception fault) when (fault is RequestException or HttpRequestException)
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    private async Task SetAsync(CommandMenu menu, CancellationToken cancellationToken)
    {
        foreach (var (scope, withAdministrators) in Scopes)
        {
            foreach (var (code, text) in Languages)
            {
                var commands = Shown(menu, withAdministrators).Select(c => new BotCommand(c.Name, TextLength.Cut(text(c.Description), LongestDescription))).Take(Most);
                await platform.Bot.SetMyCommands(commands, scope, code.Length == 0 ? null : code, cancellationToken);
            }
        }
    }

    private static IEnumerable<MenuCommand> Shown(CommandMenu menu, bool withAdministrators) => menu.Commands.Where(c => c.Audience switch
    {
        CommandAudience.Everyone => true,
        CommandAudience.Administrators => withAdministrators,
        _ => false,
    });

    private static string Hash(CommandMenu menu)
    {
        var text = string.Join('\n', menu.Commands.Select(c => $"{c.Name} {c.Audience} {c.Description.En}|{c.Description.Uk}|{c.Description.Ru}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} commands are in Telegram's menus")]
    private partial void LogSet(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Telegram refused the menus of commands (error {Code}): those that were set before stay")]
    private partial void LogRefused(int code);
}
