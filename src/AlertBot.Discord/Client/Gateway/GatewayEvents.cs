using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace AlertBot.Discord.Client.Gateway;

/// <summary>
/// Events on their way to whoever handles them, off the receive loop: each is begun in order and then left to itself, so a slow one holds
/// up neither the connection nor the next. Ends when it is told to; handlers that run then see the cancellation.
/// </summary>
internal sealed partial class GatewayEvents(Func<GatewayEvent, CancellationToken, Task> handle, ILogger log)
{
    private readonly Channel<GatewayEvent> _waiting = Channel.CreateUnbounded<GatewayEvent>(new UnboundedChannelOptions { SingleReader = true });

    public void Tell(GatewayEvent happened) => _waiting.Writer.TryWrite(happened);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                _ = HandleAsync(await _waiting.Reader.ReadAsync(cancellationToken), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked for.
        }
    }

    private async Task HandleAsync(GatewayEvent happened, CancellationToken cancellationToken)
    {
        try
        {
            await handle(happened, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The program ends.
        }
        catch (Exception fault)
        {
            LogFailed(fault, happened.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Handling {Event} of Discord failed")]
    private partial void LogFailed(Exception fault, string @event);
}
