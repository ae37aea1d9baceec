using AlertBot.Alerts.Stages;

namespace AlertBot.Chat.Delivery;

/// <summary>Sends a delivery in its form: a post, or an edit of or an answer to the message that the story has at the destination.</summary>
internal static class StoryMessages
{
    private const int LongestThreadName = 100;

    public static async Task<SendResult> SendAsync(IChatPlatform platform, DueDelivery delivery, ChatMessage message, CancellationToken cancellationToken)
    {
        var address = new DestinationAddress(delivery.Destination.Platform, delivery.Destination.Address);
        var key = DeliveryKey.For(delivery);
        if (delivery is not { Form: DeliveryForm.Edit, StoryMessage: { } storyMessage })
        {
            return await platform.SendAsync(address, Placed(message, delivery), key, cancellationToken);
        }

        return await platform.EditAsync(address, storyMessage, message, key, cancellationToken) switch
        {
            // Not every platform says the id again.
            SendResult.Delivered edited => new SendResult.Delivered(edited.MessageId ?? storyMessage),
            // Nobody can be misled by a message that is gone.
            SendResult.Failed { Code: FailureCode.MessageGone } when delivery.IsCorrection => new SendResult.Delivered(storyMessage),
            // Somebody deleted it, or it may not be edited any more: what is new matters all the same.
            SendResult.Failed { Code: FailureCode.MessageGone } => await platform.SendAsync(address, message, key, cancellationToken),
            var failed => failed,
        };
    }

    private static ChatMessage Placed(ChatMessage message, DueDelivery delivery) => delivery.StoryMessage is null ? message : delivery.Form switch
    {
        DeliveryForm.Reply => message with { ReplyTo = delivery.StoryMessage },
        DeliveryForm.Thread => message with { ReplyTo = delivery.StoryMessage, ThreadName = Rendering.TextLength.Cut(message.Title, LongestThreadName) },
        _ => message,
    };
}
