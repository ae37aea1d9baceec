namespace AlertBot.Understanding.Text;

/// <summary>Where a phrase was found.</summary>
/// <param name="Phrase">The number under which it was added.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last word, endings included.</param>
public readonly record struct PhraseMatch(int Phrase, int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(PhraseMatch other) => Start <= other.Start && other.End <= End;
}
