using NodaTime;

namespace AlertBot.Feeds.Parsing.Dates;

/// <summary>Times of day: 9:15, 18:05:00.123, 18h05, and 180500 behind a T.</summary>
internal static class ClockTime
{
    /// <summary>How many tokens the time has and what it says, or null when no time begins here. The time itself is null when there is none such.</summary>
    public static (int Length, Duration? SinceMidnight)? Read(List<DateToken> tokens, int at)
    {
        var first = tokens[at];
        var isPacked = at > 1 && tokens[at - 1] is { Kind: DateTokenKind.Word, Text: "t", Joined: true };
        if (isPacked && (first.Digits is 4 or 6 || (first.Digits == 2 && !(at + 1 < tokens.Count && tokens[at + 1].Is(':')))))
        {
            return (1, Of(Part(first, 0), first.Digits > 2 ? Part(first, 2) : 0, first.Digits == 6 ? Part(first, 4) : 0));
        }

        if (first.Digits is 0 or > 2 || at + 2 >= tokens.Count || tokens[at + 2].Digits is 0 or > 2 || !Separates(tokens[at + 1]))
        {
            return null;
        }

        var hasSeconds = at + 4 < tokens.Count && tokens[at + 3].Is(':') && tokens[at + 4].Digits is 1 or 2;
        var hasFraction = hasSeconds && at + 6 < tokens.Count && (tokens[at + 5].Is('.') || tokens[at + 5].Is(',')) && tokens[at + 6] is { Digits: > 0, Joined: true };
        return (hasFraction ? 7 : hasSeconds ? 5 : 3, Of(first.Value, tokens[at + 2].Value, hasSeconds ? tokens[at + 4].Value : 0));
    }

    private static bool Separates(DateToken token) => token.Is(':') || token is { Kind: DateTokenKind.Word, Text: "h", Joined: true };

    private static int Part(DateToken token, int from) => ((token.Text[from] - '0') * 10) + token.Text[from + 1] - '0';

    private static Duration? Of(int hour, int minute, int second) =>
        hour > 24 || minute > 59 || second > 60 || (hour == 24 && (minute > 0 || second > 0))
            ? null
            : Duration.FromSeconds((hour * 3600) + (minute * 60) + second);
}
