namespace AlertBot.Understanding.Stories.Features;

internal enum FeatureKind : byte
{
    /// <summary>A known person, in canonical form: the same in every language.</summary>
    Person,

    /// <summary>A known place.</summary>
    Place,

    /// <summary>Another known name: an organisation, a party, a weapon.</summary>
    Name,

    /// <summary>A name that much of the news is about: the parties of the war.</summary>
    CoreName,

    /// <summary>What happens, in canonical form: the same in every language.</summary>
    Concept,

    /// <summary>An event that much of the news is about: the talks, the war.</summary>
    Core,

    Number,

    /// <summary>The consonants of an unknown name, so that spellings in two scripts meet; compared only across scripts.</summary>
    Sound,

    /// <summary>A word that says little in any item.</summary>
    CommonWord,

    Word,

    /// <summary>Who talks with whom: two sides of one meeting.</summary>
    Encounter,

    /// <summary>What a side does: the side that acts, and the event.</summary>
    Deed,
}

/// <summary>One thing an item can have in common with a story.</summary>
/// <param name="Id">Hash of the canonical text; the text itself is kept only while the item is placed.</param>
/// <param name="Emphasis">1 in the title, less in the text.</param>
internal readonly record struct StoryFeature(int Id, FeatureKind Kind, bool IsCore, string Shown, float Emphasis);

/// <summary>What an item offers for comparison.</summary>
/// <param name="Headline">Who acts in the title, and whether it is about talks.</param>
/// <param name="Letters">As <see cref="LetterGroups"/> says; empty for what is not followed, of which there is too much.</param>
/// <param name="StandsAlone">Why the item is about many events at once, or null when it is about one.</param>
internal sealed record StoryFeatures(IReadOnlyList<StoryFeature> All, Headline Headline, Script Script, int[] Letters, string? StandsAlone);

/// <summary>Words are compared only within one script: Ukrainian and Russian share most of their stems.</summary>
internal enum Script : byte
{
    Latin,
    Cyrillic,
}
