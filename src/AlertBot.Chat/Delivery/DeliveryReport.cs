using Microsoft.Extensions.Logging;
using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <summary>
/// Says what becomes of deliveries. Addresses and message texts are never said. Of a destination that breaks the store keeps a notice, which
/// is told once whatever is restarted; it is not said here as well.
/// </summary>
public sealed partial class DeliveryReport(ILogger<DeliveryReport> log)
{
    internal void Ended(FinishedDelivery finished)
    {
        var (delivery, outcome) = (finished.Delivery, finished.Outcome);
        DeliveryMeter.Count(delivery, outcome);
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
            case DeliveryOutcome.Dead dead:
                LogDead(delivery.Id, delivery.Destination.Name, dead.Reason);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing can be sent over {Platform}; it is tried now and again, and nothing is lost: {Trouble}")]
    internal partial void PlatformInTrouble(string platform, string trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deliveries to {Platform} wait, and nothing is lost: {Remedy}")]
    internal partial void TokenIsMissing(string platform, string remedy);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Platform} works again")]
    internal partial void PlatformWorks(string platform);

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Delivery} of alert {Alert} was accepted at {Destination}")]
    private partial void LogDelivered(long delivery, string alert, string destination);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery} to {Destination} is tried again at {NotBefore}: {Reason}")]
    private partial void LogLater(long delivery, string destination, Instant notBefore, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Destination {Destination} was moved by its platform")]
    private partial void LogMoved(string destination);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} to {Destination} is given up: {Reason}")]
    private partial void LogDead(long delivery, string destination, string reason);
}
