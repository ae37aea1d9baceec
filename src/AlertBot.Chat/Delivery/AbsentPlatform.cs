namespace AlertBot.Chat.Delivery;

/// <summary>Stands in the lane of an <see cref="UnservedPlatform"/>: sends nothing and says why.</summary>
internal sealed class AbsentPlatform(UnservedPlatform unserved) : IChatPlatform
{
    private readonly SendResult.Failed _answer = new(FailureClass.Token, FailureCode.NoToken, unserved.Remedy);

    public string Name => unserved.Name;

    public Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken) => Task.FromResult<SendResult>(_answer);

    public Task<SendResult> EditAsync(DestinationAddress address, string messageId, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken) => Task.FromResult<SendResult>(_answer);

    public Task<PlatformCheck> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(PlatformCheck.Refused(unserved.Remedy));

    public Task<PlatformCheck> CheckAsync(DestinationAddress address, CancellationToken cancellationToken) => CheckAsync(cancellationToken);
}
