using NodaTime;

namespace AlertBot.Understanding.Stories;

/// <summary>A story that can still be joined.</summary>
internal sealed class Story(long key, bool standsAlone)
{
    public long Key { get; } = key;

    public bool StandsAlone { get; } = standsAlone;

    public StoryVector Vector { get; } = new();

    public Instant First { get; private set; } = Instant.MaxValue;

    public Instant Last { get; private set; } = Instant.MinValue;

    public void Add(Instant from, Instant until, ReadOnlySpan<Strand> item)
    {
        First = Instant.Min(First, from);
        Last = Instant.Max(Last, until);
        Vector.Add(item);
    }

    /// <summary>How long before or after the story's items another lies; zero within them.</summary>
    public Duration Gap(Instant from, Instant until) =>
        from > Last ? from - Last : until < First ? First - until : Duration.Zero;
}
