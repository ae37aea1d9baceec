using NodaTime;

namespace AlertBot.Chat.Commands.Stores;

/// <param name="Language">Chosen by <c>/language</c>, or null.</param>
/// <param name="Manages">The address of the channel that the person administers from here, or null.</param>
public sealed record ChatProfile(string? Language, string? Manages)
{
    public static ChatProfile Empty { get; } = new(null, null);
}

/// <summary>The little that is kept of a person or a place, and its removal.</summary>
public interface IProfileStore
{
    /// <param name="subject"><c>person:ID</c> or <c>place:ADDRESS</c>.</param>
    Task<ChatProfile> GetAsync(string platform, string subject, CancellationToken cancellationToken);

    Task SetAsync(string platform, string subject, ChatProfile profile, CancellationToken cancellationToken);

    /// <summary>Deletes the profile and what the person told us, and takes their id out of the log.</summary>
    /// <returns>How many rows were deleted or changed.</returns>
    Task<int> ForgetAsync(string platform, string person, CancellationToken cancellationToken);

    Task AddFeedbackAsync(Feedback feedback, string platform, string person, CancellationToken cancellationToken);

    /// <summary>Oldest first, without saying who.</summary>
    Task<IReadOnlyList<Feedback>> FeedbackAsync(CancellationToken cancellationToken);
}

/// <summary>A label that a reader gave: material for the author of a dossier.</summary>
/// <param name="Label"><c>false-alarm</c> or <c>missed</c>.</param>
/// <param name="Reference">A link, a headline, or the number of an alert.</param>
public sealed record Feedback(Instant At, string Label, long? Item, string Reference, string? Note)
{
    /// <summary>Of the item, when it is known.</summary>
    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? Publisher { get; init; }

    public Instant? Published { get; init; }
}
