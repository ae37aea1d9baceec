using NodaTime;

namespace AlertBot.Understanding.Stories;

/// <summary>The thresholds of grouping. Few on purpose: each was set on several kinds of news at once.</summary>
public sealed record StoryOptions
{
    public static StoryOptions Default { get; } = new();

    /// <summary>Likeness from which an item joins a story.</summary>
    public double JoinFrom { get; init; } = 0.2;

    /// <summary>Likeness from which a new story counts as the continuation of an older one.</summary>
    public double FollowUpFrom { get; init; } = 0.12;

    /// <summary>How fast a story grows cold: likeness halves with each such gap since its last item.</summary>
    public Duration HalfLife { get; init; } = Duration.FromHours(72);

    /// <summary>A story without news for this long is finished: nothing can join it, so nothing of it is kept.</summary>
    public Duration Horizon { get; init; } = Duration.FromDays(7);

    public double NameWeight { get; init; } = 1.3;

    public double ConceptWeight { get; init; } = 0.9;

    public double NumberWeight { get; init; } = 1.1;

    public double CrossWeight { get; init; } = 1.0;

    public double TextWeight { get; init; } = 0.35;

    /// <summary>What is believed of how common features are before many items were seen counts as much as this number of items.</summary>
    public double PriorItems { get; init; } = 60;

    /// <summary>The shared information (in nats) at which likeness counts in full by 63 %: sharing only what everybody writes about is no evidence.</summary>
    public double InformationScale { get; init; } = 6;

    public double RarityPower { get; init; } = 1;

    public double CommonShare { get; init; } = 0.05;

    public double CoreShare { get; init; } = 0.2;

    public double ConceptShare { get; init; } = 0.03;

    public double NameShare { get; init; } = 0.02;

    public double OtherShare { get; init; } = 0.003;
}
