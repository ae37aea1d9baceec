namespace AlertBot.Understanding.Stories.Features;

internal enum FeatureKind : byte
{
    /// <summary>A known person, place or party in canonical form: the same in every language.</summary>
    Name,

    /// <summary>What happens, in canonical form: the same in every language.</summary>
    Concept,

    /// <summary>A name or event that much of the news is about: the parties, the talks, the war.</summary>
    Core,

    Number,

    /// <summary>The consonants of an unknown name, so that spellings in two scripts meet; compared only across languages.</summary>
    Sound,

    /// <summary>A word that says little in any item.</summary>
    CommonWord,

    Word,
}

/// <summary>One thing an item can have in common with a story.</summary>
/// <param name="Id">Hash of the canonical text; the text itself is kept only while the item is placed.</param>
/// <param name="Emphasis">1 in the title, less in the text.</param>
internal readonly record struct StoryFeature(int Id, FeatureKind Kind, string Shown, float Emphasis);

/// <summary>What an item offers for comparison.</summary>
/// <param name="Language">Words are compared only within it.</param>
/// <param name="StandsAlone">Why the item is about many events at once, or null when it is about one.</param>
internal sealed record StoryFeatures(IReadOnlyList<StoryFeature> All, LanguageTag Language, string? StandsAlone);

internal enum LanguageTag : byte
{
    Other,
    English,
    Ukrainian,
    Russian,
}
