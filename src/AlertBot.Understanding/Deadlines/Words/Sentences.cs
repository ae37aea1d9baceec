namespace AlertBot.Understanding.Deadlines.Words;

/// <summary>Where sentences end: at a full stop that is not an abbreviation's, and at a line's end.</summary>
internal static class Sentences
{
    /// <summary>No sentence of news is longer; the bound keeps every look around a date short.</summary>
    private const int LongestSentence = 160;

    public static List<Range> Of(ReadOnlySpan<Token> tokens, string text)
    {
        var sentences = new List<Range>();
        var start = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (IsEnd(tokens, i, text) || i - start >= LongestSentence)
            {
                sentences.Add(start..(i + 1));
                start = i + 1;
            }
        }

        if (start < tokens.Length)
        {
            sentences.Add(start..tokens.Length);
        }

        return sentences;
    }

    private static bool IsEnd(ReadOnlySpan<Token> tokens, int i, string text)
    {
        var token = tokens[i];
        if (token.Kind != TokenKind.Punctuation)
        {
            return false;
        }

        return text[token.Start] switch
        {
            '\n' => true,
            '!' or '?' or '…' => true,
            '.' => i + 1 < tokens.Length && !tokens[i + 1].IsGlued && OpensSentence(tokens[i + 1]) && !IsAbbreviation(tokens, i, text),
            '"' or '”' or '»' => i + 1 < tokens.Length && IsSpokenEnd(tokens, i, text),
            _ => false,
        };
    }

    /// <summary>The full stop inside closing quotation marks.</summary>
    private static bool IsSpokenEnd(ReadOnlySpan<Token> tokens, int quote, string text) =>
        quote > 0 && tokens[quote].IsGlued && text[tokens[quote - 1].Start] is '.' && !tokens[quote + 1].IsGlued && tokens[quote + 1].IsCapital;

    private static bool OpensSentence(Token next) => next.IsCapital || next.Kind != TokenKind.Word;

    private static bool IsAbbreviation(ReadOnlySpan<Token> tokens, int dot, string text)
    {
        var before = dot > 0 ? tokens[dot - 1] : default;
        var isMonth = before is { Mark: Mark.Month } && tokens[dot + 1].Kind == TokenKind.Number;
        var word = text.AsSpan(before.Start, before.End - before.Start);
        return isMonth || (before is { Kind: TokenKind.Word } && (word.Contains('.') || (before.IsCapital && word.Length == 1)));
    }
}
