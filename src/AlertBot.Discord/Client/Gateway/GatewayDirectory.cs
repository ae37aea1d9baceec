namespace AlertBot.Discord.Client.Gateway;

/// <summary>Where the gateway is and how many sessions may begin there: asked once, and again when connecting failed.</summary>
internal sealed class GatewayDirectory(DiscordRest rest, GatewayOptions options, IdentifyLimit limit)
{
    private const string Query = "?v=10&encoding=json";
    private Uri? _address;

    /// <summary>Connecting failed: the address may have changed.</summary>
    public void Forget() => _address = null;

    /// <summary>The original address.</summary>
    /// <returns>Null and the answer when Discord did not say.</returns>
    public async Task<(Uri? Address, DiscordAnswer? Instead)> FindAsync(CancellationToken cancellationToken)
    {
        if (_address is { } known)
        {
            return (known, null);
        }

        var answer = await rest.CallAsync(DiscordRoute.GatewayBot, null, cancellationToken);
        if (answer is not DiscordAnswer.Done { Body: var body } || Read(JsonFields.TextOf(body, "url")) is not { } address)
        {
            return (null, answer);
        }

        if (JsonFields.Field(body, "session_start_limit") is { } starts)
        {
            limit.Learn(JsonFields.Number(starts, "total") ?? 1_000, JsonFields.Number(starts, "remaining") ?? 1_000, TimeSpan.FromMilliseconds(JsonFields.Number(starts, "reset_after") ?? 0));
        }

        return (_address = options.Address ?? address, null);
    }

    public static Uri WithQuery(Uri address) => new UriBuilder(address) { Query = Query }.Uri;

    private static Uri? Read(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "ws" or "wss" ? address : null;
}
