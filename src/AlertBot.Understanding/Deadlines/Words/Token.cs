namespace AlertBot.Understanding.Deadlines.Words;

internal enum TokenKind : byte
{
    Word,
    Number,
    Punctuation,
}

/// <summary>One word, number or sign, with what the vocabulary knows of it.</summary>
/// <param name="Start">Offsets into the text; the end is exclusive.</param>
/// <param name="IsGlued">No white space before it.</param>
internal record struct Token(TokenKind Kind, int Start, int End, bool IsGlued, bool IsCapital)
{
    /// <summary>What it says of time.</summary>
    public Mark Mark { get; set; }

    /// <summary>The number, month, weekday or unit that <see cref="Mark"/> speaks of; -1 when a number is no plain count.</summary>
    public int Value { get; set; }

    /// <summary>Clock minutes, or the second and third part of a numeric date (month * 10000 + year).</summary>
    public int Detail { get; set; }

    public string? Name { get; set; }

    /// <summary>How many tokens the time words take; the grammar goes on after them.</summary>
    public int Length { get; set; }

    public Cue Cues { get; set; }

    /// <summary>Index of a known party into <see cref="Vocabulary.Names"/>, or -1.</summary>
    public short Party { get; set; }

    /// <summary>Canonical name of the matter the word speaks of, or null.</summary>
    public string? Action { get; set; }
}
