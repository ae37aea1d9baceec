namespace AlertBot.Feeds;

/// <summary>
/// The picture that a feed shows with an item. It belongs to its publisher: only its address is kept, and it is shown only where the feed's
/// owner and the readers allow it.
/// </summary>
/// <param name="Address">Absolute, http or https, of a host of the public internet, and not too long for any platform.</param>
/// <param name="Description">What is to be seen, plain text, where the feed says it.</param>
/// <param name="Credit">Who made it, plain text, where the feed says it.</param>
public sealed record ItemPicture(string Address, string? Description = null, string? Credit = null);
