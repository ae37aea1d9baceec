namespace AlertBot.Chat.Delivery;

public enum MessageTone
{
    News,
    Update,
    DeadlineSet,
    DeadlineChanged,
    Reminder,
    DeadlinePassed,
    Digest,

    /// <summary>From AlertBot about itself: a broken feed, a destination that refuses.</summary>
    Notice,
}
