namespace AlertBot.Understanding.Stories.Features;

/// <summary>What the title of an item says of actors. Hashes, so that a story kept for days costs little.</summary>
/// <param name="Lead">Who acts or speaks: a person or a side; 0 when no known name does.</param>
/// <param name="LeadSide">The side of the lead; 0 without one.</param>
/// <param name="Sides">All sides that the title names.</param>
/// <param name="IsAhead">It tells of talks to come.</param>
internal sealed record Headline(int Lead, int LeadSide, bool IsTalks, int[] Sides, bool IsAhead)
{
    public static Headline None { get; } = new(0, 0, false, [], false);
}
