using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Composing;
using NodaTime;

namespace AlertBot.Chat.Delivery;

/// <summary>One delivery, composed and handed to its platform.</summary>
public sealed class DeliveryAttempt(Composer composer, RetryPolicy retries, ISubscriptionStore subscriptions)
{
    internal async Task<(SendResult Result, DeliveryOutcome Outcome)> RunAsync(IChatPlatform platform, DueDelivery delivery, Func<Instant> now, CancellationToken cancellationToken)
    {
        using var trace = DeliveryMeter.Traces.StartActivity("deliver", System.Diagnostics.ActivityKind.Producer)
            ?.SetTag("alertbot.delivery", delivery.Id).SetTag("alertbot.alert", delivery.Alert.Key).SetTag("alertbot.platform", delivery.Destination.Platform);
        var (result, picture) = await SendAsync(platform, delivery, now(), cancellationToken).ConfigureAwait(false);
        var outcome = retries.After(result, delivery, now(), platform.IsOneServer);
        return (result, outcome is DeliveryOutcome.Delivered delivered ? delivered with { Picture = picture?.Source.Item } : outcome);
    }

    private async Task<(SendResult Result, SourcePicture? Picture)> SendAsync(IChatPlatform platform, DueDelivery delivery, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            var picture = await PictureAsync(delivery, cancellationToken).ConfigureAwait(false);
            var message = composer.Compose(delivery.Alert, delivery.Destination, now, picture);
            return (await StoryMessages.SendAsync(platform, delivery, message, cancellationToken).ConfigureAwait(false), picture);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception mistake)
        {
            // Ours: this one alert must not stop those behind it. The dead letter keeps what an engineer needs.
            return (new SendResult.Failed(FailureClass.Payload, "not-composed", $"The message could not be made ({mistake.GetType().Name}: {mistake.Message}); please report this."), null);
        }
    }

    /// <summary>The orders are only looked at where there is something to choose.</summary>
    private async Task<SourcePicture?> PictureAsync(DueDelivery delivery, CancellationToken cancellationToken) =>
        delivery is { Destination.Wishes.Pictures: true, Alert.Content.Pictures.IsEmpty: false }
            ? ChosenPicture.Of(delivery, (await subscriptions.IndexAsync(cancellationToken).ConfigureAwait(false)).Of(delivery.Destination.Id))
            : null;
}
