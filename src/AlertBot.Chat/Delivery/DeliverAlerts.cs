using AlertBot.Chat.Composing;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Chat.Delivery;

/// <summary>
/// Takes due deliveries from the outbox and sends them. Platforms work side by side; the destinations of one platform share its lane.
/// When the process dies, a delivery is at worst between "accepted by the platform" and "marked as such": it is then sent once more
/// under the same key, which Discord and webhooks recognise.
/// </summary>
public sealed partial class DeliverAlerts(
    IOutboxStore outbox,
    IEnumerable<IChatPlatform> platforms,
    Composer composer,
    RetryPolicy retries,
    OutboxOptions options,
    TimeProvider clock,
    ILogger<DeliverAlerts> log)
{
    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.ToDictionary(p => p.Name);

    /// <returns>How many deliveries were attempted; 0 when none was due.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var due = await outbox.ClaimAsync(Now(), options.Lease, options.Batch, cancellationToken);
        await Task.WhenAll(due.GroupBy(d => d.Destination.Platform).Select(lane => SendLaneAsync([.. lane], cancellationToken)));
        return due.Count;
    }

    private async Task SendLaneAsync(IReadOnlyList<DueDelivery> lane, CancellationToken cancellationToken)
    {
        foreach (var delivery in lane)
        {
            var result = await SendAsync(delivery, cancellationToken);
            var outcome = retries.After(result, delivery.Attempts, Now());
            // The result is kept even when the program is stopping: the message is out.
            await outbox.SaveAsync(delivery, outcome, CancellationToken.None);
            Report(delivery, outcome);
        }
    }

    private async Task<SendResult> SendAsync(DueDelivery delivery, CancellationToken cancellationToken)
    {
        if (!_platforms.TryGetValue(delivery.Destination.Platform, out var platform))
        {
            return new SendResult.Failed(FailureClass.Destination, "no-platform", $"no token is set for {delivery.Destination.Platform}, so nothing can be sent there");
        }

        var message = composer.Compose(delivery.Alert, delivery.Destination, Now());
        var address = new DestinationAddress(delivery.Destination.Platform, delivery.Destination.Address);
        return await platform.SendAsync(address, message, DeliveryKey.For(delivery), cancellationToken);
    }

    private void Report(DueDelivery delivery, DeliveryOutcome outcome)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered:
                LogDelivered(delivery.Id, delivery.Alert.Key, delivery.Destination.Name);
                break;
            case DeliveryOutcome.Later later:
                LogLater(delivery.Id, delivery.Destination.Name, later.NotBefore, later.Reason);
                break;
            case DeliveryOutcome.Moved:
                LogMoved(delivery.Destination.Name);
                break;
            case DeliveryOutcome.DestinationBroken broken:
                LogBroken(delivery.Destination.Name, broken.Reason);
                break;
            case DeliveryOutcome.Dead dead:
                LogDead(delivery.Id, delivery.Destination.Name, dead.Reason);
                break;
        }
    }

    private Instant Now() => clock.GetUtcNow().ToInstant();

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Delivery} of alert {Alert} was accepted at {Destination}")]
    private partial void LogDelivered(long delivery, string alert, string destination);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery} to {Destination} is tried again at {NotBefore}: {Reason}")]
    private partial void LogLater(long delivery, string destination, Instant notBefore, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Destination {Destination} was moved by its platform")]
    private partial void LogMoved(string destination);

    [LoggerMessage(Level = LogLevel.Error, Message = "Destination {Destination} cannot be reached; its alerts wait until that is mended: {Reason}")]
    private partial void LogBroken(string destination, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} to {Destination} is given up: {Reason}")]
    private partial void LogDead(long delivery, string destination, string reason);
}
