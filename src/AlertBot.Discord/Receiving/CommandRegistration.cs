using System.Globalization;
using AlertBot.Chat.Conversations;
using AlertBot.Discord.Client;
using Microsoft.Extensions.Logging;

namespace AlertBot.Discord.Receiving;

/// <summary>
/// Registers the commands by bulk overwrite, only when they are others than those that were registered last for this application. Tried
/// again while Discord cannot be reached; a refusal is told once.
/// </summary>
internal sealed partial class CommandRegistration(DiscordRest rest, IReceiverNotes notes, TimeProvider time, ILogger log)
{
    private const string Note = "discord-commands";
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CommandMenu menu, CancellationToken cancellationToken)
    {
        var body = CommandsBody.Of(menu);
        for (var wait = FirstRetry; ; wait = wait * 2 < LongestRetry ? wait * 2 : LongestRetry)
        {
            if (await TryAsync(body, menu.Commands.Length, cancellationToken))
            {
                return;
            }

            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <returns>False when it is worth trying again.</returns>
    private async Task<bool> TryAsync(byte[] body, int count, CancellationToken cancellationToken)
    {
        var me = await rest.CallAsync(DiscordRoute.Application, null, cancellationToken);
        if (me is not DiscordAnswer.Done { Body: var application } || JsonFields.Id(application, "id") is not { } id)
        {
            return IsFinal(me);
        }

        var hash = string.Create(CultureInfo.InvariantCulture, $"{id}:{CommandsBody.Hash(body)}");
        if (await notes.ReadAsync(Note, cancellationToken) == hash)
        {
            return true;
        }

        var answer = await rest.CallAsync(DiscordRoute.Commands(id), body, cancellationToken);
        if (answer is not DiscordAnswer.Done)
        {
            return IsFinal(answer);
        }

        await notes.WriteAsync(Note, hash, cancellationToken);
        LogRegistered(count);
        return true;
    }

    private bool IsFinal(DiscordAnswer answer)
    {
        switch (answer)
        {
            case DiscordAnswer.Refused refused:
                LogRefused(refused.Status, refused.Code);
                return true;
            case DiscordAnswer.TokenRefused:
                return true;
            default:
                return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} commands are registered with Discord")]
    private partial void LogRegistered(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Discord refused the commands (status {Status}, code {Code}): those that were registered before stay")]
    private partial void LogRefused(int status, int code);
}
