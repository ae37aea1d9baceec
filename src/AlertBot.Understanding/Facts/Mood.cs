using System.Buffers;

namespace AlertBot.Understanding.Facts;

/// <summary>Whether a verb says that something was done, or only that it may be, should be, would be under a condition, or was not.</summary>
internal static class Mood
{
    /// <summary>"Could well accept": so many letters may stand between the two.</summary>
    private const int Beside = 14;

    /// <summary>"Ready at last to accept".</summary>
    private const int Near = 25;

    /// <summary>"The Kremlin denies that Putin has agreed".</summary>
    private const int Far = 60;

    private static readonly string[] Negations = ["not", "no", "never", "cannot", "neither", "nor", "не", "ні", "ни"];
    private static readonly string[] Infinitives = ["ти", "тися", "тись", "ть", "ться"];
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;:—–()");

    /// <summary>Said as a fact of somebody who does it.</summary>
    public static bool IsPlain(FactSentence sentence, FactWord verb) =>
        IsReal(sentence, verb) && (!IsInfinitive(sentence, verb) || sentence.Before(verb.Start, "ready", Near) is not null);

    /// <summary>Neither asked, denied, doubted nor bound to a condition; it may be still to come.</summary>
    public static bool IsReal(FactSentence sentence, FactWord word) =>
        !sentence.IsQuestion
        && !IsNegated(sentence, word)
        && !IsConditional(sentence, word)
        && sentence.Before(word.Start, "may", Beside) is null
        && sentence.Before(word.Start, "denies", Far) is null;

    /// <summary>Whether two places are in one clause.</summary>
    public static bool IsOneClause(FactSentence sentence, int end, int start) => end <= start && !sentence.All.AsSpan(end, start - end).ContainsAny(ClauseEnds);

    /// <summary>"Has not accepted", "not to skip", "не відкинув".</summary>
    public static bool IsNegated(FactSentence sentence, FactWord verb) => sentence.All[sentence.Start..verb.Start]
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .TakeLast(2)
        .Any(before => Negations.Contains(before, StringComparer.OrdinalIgnoreCase) || before.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || before.EndsWith("n’t", StringComparison.OrdinalIgnoreCase));

    /// <summary>It stands in the clause that an "if" begins.</summary>
    private static bool IsConditional(FactSentence sentence, FactWord verb) =>
        sentence.Of("if").Any(w => IsOneClause(sentence, w.End, verb.Start));

    private static bool IsInfinitive(FactSentence sentence, FactWord verb) =>
        sentence.All.AsSpan(sentence.Start, verb.Start - sentence.Start).TrimEnd().EndsWith(" to", StringComparison.OrdinalIgnoreCase)
        || Array.Exists(Infinitives, ending => sentence.All.AsSpan(verb.Start, verb.End - verb.Start).EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
