using System.Globalization;
using AlertBot.Alerts;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Owners;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Feeds.Fetching;
using AlertBot.Understanding.Classification;
using NodaTime.Extensions;

namespace AlertBot.Chat.Commands.Running;

/// <summary>
/// Tells a chat what is wrong with its private feeds, in its own language and nowhere else: the bot's owners neither know them nor could mend
/// them. It counts as told when its message is in the outbox; told twice it is not, since the notice names the message.
/// </summary>
public sealed class TellPrivateTroubles(IPrivateFeedDesk desk, IReminderStore alerts, ISubscriptionStore subscriptions, TimeProvider clock)
{
    /// <returns>How many were told.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var troubles = await desk.TroublesAsync(cancellationToken);
        if (troubles.Count == 0)
        {
            return 0;
        }

        var orders = await subscriptions.IndexAsync(cancellationToken);
        foreach (var trouble in troubles)
        {
            // Of a destination that was removed, or is paused, nobody wants to hear.
            if (orders.Of(trouble.Destination).FirstOrDefault() is { Destination: { Wishes.Paused: false } destination })
            {
                var alert = AlertOf(trouble, destination);
                await alerts.SaveAlertAsync(alert, Fanout.To(alert, [destination]), cancellationToken);
            }
        }

        await desk.ToldAsync([.. troubles.Select(t => t.Number)], cancellationToken);
        return troubles.Count;
    }

    private Alert AlertOf(PrivateFeedTrouble trouble, Destination destination)
    {
        var words = Localizer.For(destination.Language);
        var feed = $"f{trouble.Feed.Feed.Id} {words.Text("quote", Lists.Cut(FeedLines.Name(trouble.Feed.Feed)))}";
        var failure = words.Text(TextKey.Of("failure", trouble.Feed.Feed.State.LastError?.Kind ?? FailureKind.Internal));
        var text = words.Text(TextKey.Of("private-trouble", trouble.Kind), feed, failure);
        return new Alert(
            string.Create(CultureInfo.InvariantCulture, $"private-feed:{trouble.Number}"),
            AlertKind.Notice,
            "",
            clock.GetUtcNow().ToInstant(),
            null,
            null,
            [],
            Urgency.Routine,
            new AlertContent([], [new QuotedText(words.Language, text, 0)], [], [], []),
            "Something is wrong with a private feed, or no longer.")
        {
            Audience = trouble.Destination,
        };
    }
}
