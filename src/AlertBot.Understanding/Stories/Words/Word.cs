namespace AlertBot.Understanding.Stories.Words;

/// <summary>One word of a title or text as written, with its stem.</summary>
/// <param name="Opens">It begins a sentence, so its capital letter says nothing.</param>
internal readonly record struct Word(string Written, string Lower, string Stem, bool Opens)
{
    public bool IsCapitalised => char.IsUpper(Written[0]);

    public bool IsNumber => char.IsAsciiDigit(Written[0]);

    public bool IsCyrillic => Written[0] is >= '\u0400' and <= '\u04FF';
}
