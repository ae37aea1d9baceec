using System.Collections.Immutable;

namespace AlertBot.Understanding.Classification;

/// <summary>A question to an item that the model weighs: does each of these groups of signs stand in this part of it, and none of those?</summary>
internal sealed record Feature(string Name, Scope Scope, ImmutableArray<Sign> All, Sign None)
{
    public bool Holds(Sign signs) => IsPossible(signs) && !signs.Overlaps(None);

    /// <summary>Whether each group is there at all.</summary>
    public bool IsPossible(Sign signs)
    {
        foreach (var group in All)
        {
            if (!signs.Overlaps(group))
            {
                return false;
            }
        }

        return true;
    }
}

internal enum Scope
{
    Title,

    /// <summary>The first sentences of the text.</summary>
    Lead,

    /// <summary>The rest of the text.</summary>
    Body,

    /// <summary>One sentence of the text, not its title.</summary>
    Sentence,
}

/// <summary>A feature that holds, with the words of the item that show it.</summary>
internal readonly record struct FeatureHit(int Feature, string Quote);
