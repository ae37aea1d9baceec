using AlertBot.Chat.Conversations;

namespace AlertBot.Discord.Receiving;

/// <summary>Files that people attach to a command. Only from Discord's own servers: nobody makes the bot look at another address.</summary>
/// <param name="http">Must not follow redirects.</param>
/// <param name="api">Where the API is: a test server holds the files too.</param>
public sealed class DiscordAttachments(HttpClient http, Uri api) : IChatFiles
{
    private static readonly string[] Hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    public string Platform => "discord";

    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string file, int mostBytes, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(file, UriKind.Absolute, out var address) || !IsOfDiscord(address))
        {
            return null;
        }

        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? await ReadAsync(await response.Content.ReadAsStreamAsync(cancellationToken), mostBytes, cancellationToken) : null;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private bool IsOfDiscord(Uri address) =>
        (address is { Scheme: "https", IsDefaultPort: true } && Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)) || address.GetLeftPart(UriPartial.Authority) == api.GetLeftPart(UriPartial.Authority);

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream from, int mostBytes, CancellationToken cancellationToken)
    {
        var content = new byte[mostBytes + 1];
        var read = await from.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= mostBytes ? (ReadOnlyMemory<byte>?)content.AsMemory(0, read) : null;
    }
}
