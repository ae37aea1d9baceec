namespace AlertBot.Understanding.Stories.Features;

/// <summary>What the title of an item says of actors. Hashes, so that a story kept for days costs little.</summary>
/// <param name="Lead">Who acts or speaks: a person or a side; 0 when no known name does.</param>
/// <param name="LeadSide">The side of the lead; 0 without one.</param>
/// <param name="Sides">All sides that the title names.</param>
/// <param name="IsAhead">It tells of talks to come.</param>
internal sealed record Headline(int Lead, int LeadSide, bool IsTalks, int[] Sides, bool IsAhead)
{
    /// <summary>Who acts together with the lead, which stands for both; 0 for nobody.</summary>
    public int Partner { get; init; }

    /// <summary>Which two people spoke by telephone; 0 when it tells of no such call.</summary>
    public int Call { get; init; }

    /// <summary>Who was heard by a committee, and is quoted; 0 for nobody.</summary>
    public int Hearing { get; init; }

    private static readonly Headline[] Nameless = [.. from talks in (bool[])[false, true] from ahead in (bool[])[false, true] select new Headline(0, 0, talks, [], ahead)];

    public static Headline None => Nameless[0];

    /// <summary>One for all titles that name nobody: most of the news.</summary>
    public static Headline OfNobody(bool isTalks, bool isAhead) => Nameless[(isTalks ? 2 : 0) + (isAhead ? 1 : 0)];
}
