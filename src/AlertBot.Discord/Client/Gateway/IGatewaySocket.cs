namespace AlertBot.Discord.Client.Gateway;

/// <summary>
/// A web socket as the gateway needs it. One receiver and one sender at a time. Whatever breaks ends in a closed message or a failed
/// send; only a cancelled token throws.
/// </summary>
internal interface IGatewaySocket : IDisposable
{
    /// <returns>False when no connection could be made.</returns>
    Task<bool> ConnectAsync(Uri address, CancellationToken cancellationToken);

    /// <returns>False when the connection is broken.</returns>
    Task<bool> SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken);

    /// <summary>The next whole message, however many fragments it came in.</summary>
    Task<GatewayMessage> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Says goodbye; the other side answers with a closed message, if it still can.</summary>
    Task CloseAsync(int code, CancellationToken cancellationToken);
}

/// <param name="Text">Null when the connection is closed.</param>
/// <param name="CloseCode">Null when none was given.</param>
internal readonly record struct GatewayMessage(ReadOnlyMemory<byte>? Text, int? CloseCode)
{
    public static GatewayMessage Closed(int? code) => new(null, code);
}
