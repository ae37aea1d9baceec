namespace AlertBot.Understanding.Deadlines.Words;

/// <summary>One entry of a vocabulary: a word or words, and one thing they mean.</summary>
/// <param name="First">The first word, without the star of a beginning.</param>
/// <param name="IsPrefix">Any word that begins so.</param>
/// <param name="Rest">The words after it.</param>
internal sealed record Meaning(string First, bool IsPrefix, (string Word, bool IsPrefix)[] Rest)
{
    public Mark Mark { get; init; }

    public int Value { get; init; }

    public string? Name { get; init; }

    public Cue Cue { get; init; }

    public short Party { get; init; } = -1;

    public string? Action { get; init; }

    /// <summary>"peace talk*" -> "peace", then any word that begins with "talk"; hyphens are words of their own.</summary>
    public static Meaning Of(string words)
    {
        var parts = words.Replace("-", " - ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Meaning(parts[0].TrimEnd('*'), parts[0].EndsWith('*'), [.. parts.Skip(1).Select(p => (p.TrimEnd('*'), p.EndsWith('*')))]);
    }
}
