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

    /// <summary>
    /// How many sends may be under way at once: enough to reach the platform's own ceiling, no more. May change with the time that answers
    /// take. Where a repeat is shown twice, each of them is one message that a crash may repeat.
    /// </summary>
    int AtOnce => 16;

    /// <summary>One server stands behind all destinations, so that failures in a row are the platform's and not a destination's.</summary>
    bool IsOneServer => true;

    /// <summary>Takes up what a process that ended had begun and not finished besides sending; asked once, before the first send.</summary>
    Task ResumeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <param name="key">The same for every attempt of one delivery: platforms that can drop repeats are given it.</param>
    Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken);

    /// <summary>Replaces a message that was sent before; one that already reads like this counts as delivered.</summary>
    Task<SendResult> EditAsync(
        DestinationAddress address,
        string messageId,
        ChatMessage message,
        DeliveryKey key,
        CancellationToken cancellationToken);

    /// <summary>Where one person alone reads what the bot writes to them; null where the platform has no such place, or does not open it.</summary>
    /// <param name="person">The platform's id of them.</param>
    Task<DestinationAddress?> PrivatelyAsync(string person, CancellationToken cancellationToken) => Task.FromResult<DestinationAddress?>(null);

    /// <summary>Does the platform accept our token? Reads only.</summary>
    Task<PlatformCheck> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Could a message be sent there? Asked before a destination is accepted, and by <c>doctor</c>. Reads only.</summary>
    Task<PlatformCheck> CheckAsync(DestinationAddress address, CancellationToken cancellationToken);
}
