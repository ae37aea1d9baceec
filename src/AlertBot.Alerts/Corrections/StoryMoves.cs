using System.Collections.Immutable;
using AlertBot.Alerts.Stages;
using NodaTime;

namespace AlertBot.Alerts.Corrections;

/// <summary>An item that belongs to another story than it was placed in.</summary>
/// <param name="To">The story's id, or <see cref="NewStory"/> for one that begins with the moved items.</param>
public sealed record StoryMove(long Item, long From, long To)
{
    public const long NewStory = 0;
}

/// <summary>Who puts stories straight, and what was said for it: a line of the log.</summary>
/// <param name="Platform"><see cref="System"/> when later reports showed it; otherwise where an owner said it.</param>
public sealed record CorrectionNote(Instant At, string Platform, string Who, string What)
{
    public const string System = "system";

    /// <summary>Whose stories are put straight: those of this destination's private feeds, or null for the public ones. There are no others for it.</summary>
    public long? Audience { get; init; }
}

/// <summary>What was put straight last, for undoing it.</summary>
/// <param name="Number">Of the line in the log.</param>
/// <param name="Moves">As they were made, new stories by their ids.</param>
public sealed record MadeCorrection(long Number, string What, ImmutableArray<StoryMove> Moves);

/// <summary>An edit of the messages that a story has.</summary>
public sealed record StoryEdit(Alert Alert, IReadOnlyList<NewDelivery> Deliveries);
