using System.Collections.Immutable;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Facts;
using NodaTime;

namespace AlertBot.Understanding.Stories;

/// <summary>What grouping looks at: an item and what its reading says of it.</summary>
/// <param name="Language">As read, ISO 639-1 or <c>und</c>.</param>
/// <param name="Mentions">Canonical names from the dossiers: where spellings and languages meet.</param>
public sealed record StoryItem(ItemText Text, string Language, ImmutableArray<string> Mentions, TalkFacts Facts)
{
    /// <summary>What is due, as far as the item tells.</summary>
    public ImmutableArray<DeadlineStatement> Deadlines { get; init; } = [];

    public string Id => Text.Id;

    public Instant Published => Text.Published.ToInstant();

    public static StoryItem Of(ItemText text, Reading reading) => new(
        text,
        reading.Language,
        [.. reading.Dossiers.Where(d => d.IsRelevant).SelectMany(d => d.Mentions).Distinct(StringComparer.Ordinal)],
        reading.Facts)
    {
        Deadlines = reading.Deadlines,
    };
}
