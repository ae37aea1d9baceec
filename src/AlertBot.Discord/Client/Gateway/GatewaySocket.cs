using System.Buffers;
using System.Net.WebSockets;

namespace AlertBot.Discord.Client.Gateway;

/// <summary>A web socket of the runtime behind the small door.</summary>
internal sealed class GatewaySocket : IGatewaySocket
{
    /// <summary>READY and GUILD_CREATE of large servers have megabytes; what is longer than this is no message of Discord.</summary>
    private const int LongestMessage = 64 << 20;

    private const int SmallBuffer = 16 << 10;

    private readonly ClientWebSocket _socket = new();
    private ArrayBufferWriter<byte> _message = new(SmallBuffer);

    public GatewaySocket()
    {
        // The gateway has a heartbeat of its own.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
    }

    public async Task<bool> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.ConnectAsync(address, cancellationToken);
            return true;
        }
        catch (Exception fault) when (IsBreak(fault))
        {
            return false;
        }
    }

    public async Task<bool> SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.SendAsync(text, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, cancellationToken);
            return true;
        }
        catch (Exception fault) when (IsBreak(fault))
        {
            return false;
        }
    }

    public async Task<GatewayMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReceiveMessageAsync(cancellationToken);
        }
        catch (Exception fault) when (IsBreak(fault))
        {
            return GatewayMessage.Closed(null);
        }
    }

    public async Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, cancellationToken);
        }
        catch (Exception fault) when (IsBreak(fault))
        {
            // It is closed, which is all that was wanted.
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<GatewayMessage> ReceiveMessageAsync(CancellationToken cancellationToken)
    {
        // One large message must not hold its memory for the life of the connection.
        _message = _message.Capacity > 1 << 20 ? new ArrayBufferWriter<byte>(SmallBuffer) : _message;
        _message.ResetWrittenCount();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_message.GetMemory(SmallBuffer), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return GatewayMessage.Closed(_socket.CloseStatus is { } status and not WebSocketCloseStatus.Empty ? (int)status : null);
            }

            _message.Advance(part.Count);
            if (part.EndOfMessage)
            {
                return new GatewayMessage(_message.WrittenMemory, null);
            }

            if (_message.WrittenCount > LongestMessage)
            {
                return GatewayMessage.Closed(null);
            }
        }
    }

    private static bool IsBreak(Exception fault) => fault is WebSocketException or IOException or HttpRequestException or InvalidOperationException;
}
