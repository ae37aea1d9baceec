namespace AlertBot.Alerts.Stages;

/// <summary>
/// What a delivery does with the message that its story has at the destination. Where the story has none there yet, or has it no more,
/// every form is a post.
/// </summary>
public enum DeliveryForm
{
    /// <summary>A message of its own, which is the story's message there from then on.</summary>
    Post,

    /// <summary>
    /// The story's message says this instead. An edit that still waits is dropped when a newer one comes, and so is a post that was
    /// never tried: the newer words are all that is sent.
    /// </summary>
    Edit,

    /// <summary>An answer below the story's message.</summary>
    Reply,

    /// <summary>A message in the thread of the story's message, which is opened when there is none; a reply where the platform has no threads.</summary>
    Thread,
}
