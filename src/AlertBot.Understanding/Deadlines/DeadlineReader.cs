using System.Collections.Immutable;

namespace AlertBot.Understanding.Deadlines;

/// <summary>Finds the deadlines that an item states.</summary>
public sealed class DeadlineReader
{
    public ImmutableArray<DeadlineStatement> Read(ItemText item, string language) => [];
}
