using AlertBot.Chat.Conversations;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace AlertBot.Telegram.Receiving;

/// <summary>Documents that people send to the bot.</summary>
public sealed class TelegramFiles(TelegramPlatform platform) : IChatFiles
{
    public string Platform => platform.Name;

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string file, int mostBytes, CancellationToken cancellationToken)
    {
        try
        {
            var known = await platform.Bot.GetFile(file, cancellationToken);
            if (known.FilePath is null || known.FileSize is not { } size || size > mostBytes)
            {
                return null;
            }

            using var content = new MemoryStream();
            await platform.Bot.DownloadFile(known, content, cancellationToken);
            return content.ToArray();
        }
        catch (Exception error) when (error is RequestException or HttpRequestException)
        {
            return null;
        }
    }
}
