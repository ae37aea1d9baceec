namespace AlertBot.Understanding.Deadlines.Words;

/// <summary>Writes on every token what the vocabulary knows of it; true when any of them speaks of time.</summary>
internal static class Tagger
{
    /// <summary>Longer "words" are no words; looking them up would only cost time.</summary>
    private const int LongestWord = 40;

    private const Cue TenseCues = Cue.Past | Cue.NotPast | Cue.NonPast | Cue.Clause | Cue.Topic;

    public static void Tag(Span<Token> tokens, ReadOnlySpan<char> text, Vocabulary vocabulary)
    {
        var found = new List<Meaning>();
        // From the end, so that a phrase can see whether time words follow it: "a call on Tuesday" calls on nobody.
        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.Word:
                    TagWord(tokens, i, text, vocabulary, found);
                    break;
                case TokenKind.Number:
                    Numerals.Tag(ref tokens[i], text[tokens[i].Start..tokens[i].End]);
                    break;
                default:
                    tokens[i].Mark = text[tokens[i].Start] switch
                    {
                        '-' or '–' or '—' or '‑' or '−' => Mark.Dash,
                        ',' => Mark.Comma,
                        '.' => Mark.Dot,
                        '%' => Mark.Percent,
                        '$' or '€' or '£' or '₽' or '₴' => Mark.Currency,
                        _ => Mark.None,
                    };
                    break;
            }
        }
    }

    private static void TagWord(Span<Token> tokens, int i, ReadOnlySpan<char> text, Vocabulary vocabulary, List<Meaning> found)
    {
        var word = WordOf(tokens[i], text);
        if (word.Length > LongestWord)
        {
            return;
        }

        vocabulary.Find(word, found);
        if (found.Count == 0 && word.EndsWith("'s"))
        {
            vocabulary.Find(word[..^2], found);
        }

        ref var token = ref tokens[i];
        var longestCue = 1;
        foreach (var meaning in found)
        {
            var length = Match(meaning, tokens, i, text);
            if (length == 0)
            {
                continue;
            }

            if (meaning is { Party: >= 0, First: "us" } && !token.IsCapital)
            {
                continue;
            }

            TakeMark(ref token, meaning, length);
            if ((meaning.Cue & TenseCues) != 0)
            {
                token.Cues |= meaning.Cue;
            }
            else if (meaning.Cue != Cue.None && length >= longestCue)
            {
                // A phrase means itself, not its first word: "have to", "call for", "має намір".
                token.Cues = (length > longestCue ? token.Cues & TenseCues : token.Cues) | meaning.Cue;
                longestCue = length;
            }

            token.Party = meaning.Party >= 0 ? meaning.Party : token.Party;
            token.Action = meaning.Action ?? token.Action;
        }

        if (token.Mark == Mark.None)
        {
            Numerals.TagCompound(ref token, word, vocabulary, found);
        }
    }

    private static void TakeMark(ref Token token, Meaning meaning, int length)
    {
        var needsCapital = meaning.Mark is Mark.Month or Mark.Weekday && meaning.First.Length <= 5 && meaning.First[0] is >= 'a' and <= 'z';
        if (meaning.Mark != Mark.None && (length > token.Length || token.Mark == Mark.None) && (token.IsCapital || !needsCapital))
        {
            token.Mark = meaning.Mark;
            token.Value = meaning.Value;
            token.Name = meaning.Name;
            token.Length = length;
        }
    }

    /// <summary>How many tokens the meaning takes from here; 0 when it does not fit.</summary>
    private static int Match(Meaning meaning, ReadOnlySpan<Token> tokens, int i, ReadOnlySpan<char> text)
    {
        if (i + meaning.Rest.Length >= tokens.Length)
        {
            return 0;
        }

        for (var r = 0; r < meaning.Rest.Length; r++)
        {
            var (rest, isPrefix) = meaning.Rest[r];
            var word = WordOf(tokens[i + r + 1], text);
            if (!(isPrefix ? word.StartsWith(rest) : word.SequenceEqual(rest)))
            {
                return 0;
            }
        }

        var length = meaning.Rest.Length + 1;
        return meaning.Cue == Cue.Demand && IsBeforeTime(meaning, tokens, i + length) ? 0 : length;
    }

    private static bool IsBeforeTime(Meaning meaning, ReadOnlySpan<Token> tokens, int next) =>
        meaning.Rest is [.., ("on", false)] && next < tokens.Length && tokens[next].Mark is Mark.Weekday or Mark.Month or Mark.Number or Mark.Date or Mark.The or Mark.This or Mark.Next;

    private static ReadOnlySpan<char> WordOf(Token token, ReadOnlySpan<char> text) => text[token.Start..token.End];
}
