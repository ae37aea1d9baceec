using AlertBot.Chat.Conversations;
using AlertBot.Discord.Receiving;
using AlertBot.Telegram.Receiving;

namespace AlertBot.Running;

/// <summary>
/// Receives from Discord and Telegram side by side, each for itself: what one of them refuses for good stops neither the other nor the
/// feeds. Stopping says goodbye to both; without anybody to answer nothing is received.
/// </summary>
internal sealed partial class ReceivePeople(IServiceProvider services, ILogger<ReceivePeople> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (services.GetService<IConversations>() is null)
        {
            return;
        }

        await Task.WhenAll(
            KeepAsync("Telegram", services.GetService<TelegramReceiver>() is { } telegram ? telegram.RunAsync : null, stoppingToken),
            KeepAsync("Discord", services.GetService<DiscordReceiver>() is { } discord ? discord.RunAsync : null, stoppingToken));
    }

    private async Task KeepAsync(string platform, Func<CancellationToken, Task>? receive, CancellationToken stoppingToken)
    {
        try
        {
            await (receive?.Invoke(stoppingToken) ?? Task.CompletedTask);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked for.
        }
        catch (Exception fault)
        {
            LogFailed(fault, platform);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Receiving from {Platform} ended by a fault: its commands rest until the next start")]
    private partial void LogFailed(Exception fault, string platform);
}
