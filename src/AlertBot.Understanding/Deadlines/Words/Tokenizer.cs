namespace AlertBot.Understanding.Deadlines.Words;

/// <summary>Cuts a text into words, numbers and signs in one pass.</summary>
internal static class Tokenizer
{
    // Small letters outside of ASCII cost a call into the system's tables each: they are looked up once for all.
    private static readonly char[] Folded = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => FoldOne((char)c))];

    /// <summary>The text as the vocabulary spells it: small letters, one kind of apostrophe, no ё; as long as the original.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = Folded[source[i]];
        }
    });

    private static char FoldOne(char letter) => letter switch
    {
        '’' or 'ʼ' or '`' or '‘' => '\'',
        'ё' or 'Ё' => 'е',
        '\u00a0' or '\u202f' => ' ',
        _ => char.ToLowerInvariant(letter),
    };

    /// <summary>Adds the tokens of the text to <paramref name="tokens"/>.</summary>
    public static void Cut(string text, ReadOnlySpan<char> folded, List<Token> tokens)
    {
        var at = 0;
        while (at < folded.Length)
        {
            var start = at;
            var c = folded[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                if (c == '\n' && tokens.Count > 0)
                {
                    tokens.Add(new Token(TokenKind.Punctuation, start, at, false, false) { Length = 1, Party = -1 });
                }

                continue;
            }

            var kind = char.IsLetter(c) ? TokenKind.Word : char.IsAsciiDigit(c) ? TokenKind.Number : TokenKind.Punctuation;
            at = kind switch
            {
                TokenKind.Word => EndOfWord(folded, at),
                TokenKind.Number => EndOfNumber(folded, at),
                _ => at + 1,
            };
            var isGlued = start > 0 && !char.IsWhiteSpace(folded[start - 1]);
            tokens.Add(new Token(kind, start, at, isGlued, char.IsUpper(text[start])) { Length = 1, Party = -1 });
        }
    }

    /// <summary>Letters, apostrophes inside, and the dots of abbreviations such as U.S. and p.m.</summary>
    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (at < text.Length)
        {
            if (char.IsLetter(text[at]))
            {
                at++;
            }
            else if (at + 1 < text.Length && char.IsLetter(text[at + 1]) && (text[at] == '\'' || (text[at] == '.' && IsInitial(text, start, at))))
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static bool IsInitial(ReadOnlySpan<char> text, int start, int dot) =>
        dot - start == 1 || (dot - start >= 3 && text[dot - 2] == '.');

    /// <summary>Digits, and the dots, commas, colons and hyphens inside 1,200, 08.08.2025, 18:00 and 2025-08-08.</summary>
    private static int EndOfNumber(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (at < text.Length)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                at++;
            }
            else if (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && (text[at] is '.' or ',' or ':' or '/' || (text[at] == '-' && IsIsoPart(text, start, at))))
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static bool IsIsoPart(ReadOnlySpan<char> text, int start, int hyphen) =>
        (hyphen - start == 4 && hyphen + 3 < text.Length && text[hyphen + 3] == '-' && char.IsAsciiDigit(text[hyphen + 2]))
        || (hyphen - start == 7 && text[hyphen - 3] == '-');
}
