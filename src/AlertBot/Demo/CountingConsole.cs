using AlertBot.Chat.Delivery;

namespace AlertBot.Demo;

/// <summary>The console, counting what it was given.</summary>
internal sealed class CountingConsole(ConsolePlatform console) : IChatPlatform
{
    public int Sent { get; private set; }

    public string Name => console.Name;

    public Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken)
    {
        Sent++;
        return console.SendAsync(address, message, key, cancellationToken);
    }

    public Task<SendResult> EditAsync(DestinationAddress address, string messageId, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken) =>
        console.EditAsync(address, messageId, message, key, cancellationToken);

    public Task<PlatformCheck> CheckAsync(CancellationToken cancellationToken) => console.CheckAsync(cancellationToken);

    public Task<PlatformCheck> CheckAsync(DestinationAddress address, CancellationToken cancellationToken) => console.CheckAsync(address, cancellationToken);
}
