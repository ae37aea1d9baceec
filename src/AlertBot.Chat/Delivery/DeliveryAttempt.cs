using AlertBot.Chat.Composing;
using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <summary>One delivery, composed and handed to its platform.</summary>
public sealed class DeliveryAttempt(Composer composer, RetryPolicy retries)
{
    internal async Task<(SendResult Result, DeliveryOutcome Outcome)> RunAsync(IChatPlatform platform, DueDelivery delivery, Func<Instant> now, CancellationToken cancellationToken)
    {
        using var trace = DeliveryMeter.Traces.StartActivity("deliver", System.Diagnostics.ActivityKind.Producer)
            ?.SetTag("alertbot.delivery", delivery.Id).SetTag("alertbot.alert", delivery.Alert.Key).SetTag("alertbot.platform", delivery.Destination.Platform);
        var result = await SendAsync(platform, delivery, now(), cancellationToken).ConfigureAwait(false);
        return (result, retries.After(result, delivery, now(), platform.IsOneServer));
    }

    private async Task<SendResult> SendAsync(IChatPlatform platform, DueDelivery delivery, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            var message = composer.Compose(delivery.Alert, delivery.Destination, now);
            return await StoryMessages.SendAsync(platform, delivery, message, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception mistake)
        {
            // Ours: this one alert must not stop those behind it. The dead letter keeps what an engineer needs.
            return new SendResult.Failed(FailureClass.Payload, "not-composed", $"The message could not be made ({mistake.GetType().Name}: {mistake.Message}); please report this.");
        }
    }
}
