namespace AlertBot.Chat.Delivery;

/// <summary>
/// The only door to a platform. An implementation keeps the platform's limits by itself, escapes everything it is given, and answers
/// every refusal with a <see cref="SendResult.Failed"/>; it throws only <see cref="OperationCanceledException"/>, when the caller's
/// token asks for it. Safe to call from many tasks at once.
/// </summary>
public interface IChatPlatform
{
    /// <summary><c>telegram</c>, <c>discord</c>, <c>webhook</c> or <c>console</c>: what <see cref="DestinationAddress.Platform"/> names.</summary>
    string Name { get; }

    /// <param name="key">The same for every attempt of one delivery: platforms that can drop repeats are given it.</param>
    Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken);

    /// <summary>Replaces a message that was sent before; one that already reads like this counts as delivered.</summary>
    Task<SendResult> EditAsync(
        DestinationAddress address,
        string messageId,
        ChatMessage message,
        DeliveryKey key,
        CancellationToken cancellationToken);

    /// <summary>Does the platform accept our token? Reads only.</summary>
    Task<PlatformCheck> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Could a message be sent there? Asked before a destination is accepted, and by <c>doctor</c>. Reads only.</summary>
    Task<PlatformCheck> CheckAsync(DestinationAddress address, CancellationToken cancellationToken);
}
