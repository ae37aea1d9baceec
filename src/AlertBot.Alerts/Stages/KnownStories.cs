using AlertBot.Understanding.Stories;

namespace AlertBot.Alerts.Stages;

/// <summary>What is remembered of the stories of one audience, so that an item is placed without reading them all.</summary>
/// <param name="correction">The last time that they had been put straight when they were read.</param>
internal sealed class KnownStories(long correction)
{
    public StoryGrouper Grouper { get; } = new(StoryOptions.Default);

    public StoryMemory Told { get; } = new(StoryOptions.Default.Horizon * 2);

    public long Correction => correction;
}
