using NodaTime;

namespace AlertBot.Understanding.Stories;

/// <summary>The settings of grouping that are not fitted; what speaks for and against a join is weighed by <see cref="Comparing.StoryWeights"/>.</summary>
public sealed record StoryOptions
{
    public static StoryOptions Default { get; } = new();

    /// <summary>A story without news for this long is finished: nothing can join it, so nothing of it is kept.</summary>
    public Duration Horizon { get; init; } = Duration.FromDays(7);

    /// <summary>Reports of one occasion, read as facts, are one story when no more than this lies between them.</summary>
    public Duration OccasionWindow { get; init; } = Duration.FromHours(12);

    /// <summary>Two leaders seldom telephone twice within this time: what is told of their call until then is told of one.</summary>
    public Duration CallWindow { get; init; } = Duration.FromDays(2);

    /// <summary>What a word of the text counts beside one of the title.</summary>
    public double TextWeight { get; init; } = 0.35;

    /// <summary>What is believed of how common features are before many items were seen counts as much as this number of items.</summary>
    public double PriorItems { get; init; } = 60;
}
