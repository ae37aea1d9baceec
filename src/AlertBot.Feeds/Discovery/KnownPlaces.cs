namespace AlertBot.Feeds.Discovery;

/// <summary>Places whose pages hide where to look next: channels of Telegram, and searches and topics of Google News.</summary>
internal static class KnownPlaces
{
    private static readonly string[] TelegramHosts = ["t.me", "telegram.me", "telegram.dog", "www.t.me"];

    public static bool IsTelegram(Uri address) => Array.Exists(TelegramHosts, host => address.IdnHost.Equals(host, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where to begin for this address; most often there.</summary>
    public static Uri Of(Uri address)
    {
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (IsTelegram(address))
        {
            // The preview is the one page of a channel that is made for everybody.
            var name = parts is ["s", var channel, ..] ? channel : parts is [var plain, ..] ? plain : null;
            return name is null ? address : new Uri($"https://{address.Authority}/s/{name}");
        }

        return Polling.Aggregator.Is(address) && parts is not ["rss", ..]
            ? Polling.Aggregator.Link(address.AbsoluteUri) is { } link && new Uri(link).IdnHost != address.IdnHost
                ? new Uri(new Uri(link), "/")
                : new UriBuilder(address) { Path = "/rss" + address.AbsolutePath }.Uri
            : address;
    }
}
