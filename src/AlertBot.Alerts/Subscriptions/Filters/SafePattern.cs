using System.Text.RegularExpressions;

namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>
/// A stranger's regular expression: without backtracking it runs in time linear to the text, and what would need a big automaton is
/// refused before it is built.
/// </summary>
internal sealed partial class SafePattern : ITextCondition
{
    private const int Longest = 200;
    private const int MostRepeats = 50;
    private const int MostRepeatsTogether = 1_000;
    private const int KeyLength = 3;
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Bounds what even a linear match may take when the machine is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Building the automaton costs far more than looking for the letters that a match must contain: most are never built.</summary>
    private readonly Lazy<Regex> _regex;
    private readonly string? _literal;

    public SafePattern(string pattern)
    {
        _regex = new Lazy<Regex>(() => new Regex(pattern, Options, Patience));
        _literal = Literal(pattern) is { Length: >= KeyLength } literal ? literal : null;
        Key = _literal is null ? null : new FilterKey(FilterKeyKind.Anywhere, _literal[..KeyLength]);
    }

    public FilterKey? Key { get; }

    public static FilterProblem Check(string pattern)
    {
        if (pattern.Length > Longest)
        {
            return FilterProblem.TooLong;
        }

        if (IsCostly(pattern))
        {
            return FilterProblem.TooCostly;
        }

        try
        {
            _ = new Regex(pattern, Options, Patience).IsMatch("");
            return FilterProblem.None;
        }
        catch (NotSupportedException)
        {
            // Look-arounds, back references, and automata beyond the library's own bound.
            return FilterProblem.TooCostly;
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return FilterProblem.NotAPattern;
        }
    }

    public bool Holds(FilterSubject subject)
    {
        try
        {
            return (_literal is null || subject.Folded.Contains(_literal, StringComparison.Ordinal)) && _regex.Value.IsMatch(subject.Text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Counted repeats multiply the automaton, nested ones by each other.</summary>
    private static bool IsCostly(string pattern)
    {
        long product = 1;
        foreach (Match repeat in Repeats().Matches(pattern))
        {
            var most = repeat.Groups[2].Success && repeat.Groups[2].ValueSpan.Length > 0 ? repeat.Groups[2].ValueSpan : repeat.Groups[1].ValueSpan;
            if (!int.TryParse(most, out var count) || count > MostRepeats || (product *= Math.Max(count, 1)) > MostRepeatsTogether)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The longest run of plain letters that every match must contain, folded; null when the pattern has choices, groups, or marks by which
    /// a letter could be left out. Only letters whose case folding is one to one count.
    /// </summary>
    private static string? Literal(string pattern)
    {
        if (pattern.AsSpan().IndexOfAny("|([{\\") >= 0)
        {
            return null;
        }

        string? longest = null;
        var start = 0;
        for (var i = 0; i <= pattern.Length; i++)
        {
            if (i < pattern.Length && IsPlain(pattern[i]))
            {
                continue;
            }

            // A letter before a mark of repetition may be left out.
            var end = i < pattern.Length && pattern[i] is '*' or '?' ? i - 1 : i;
            longest = end > start && end - start > (longest?.Length ?? 0) ? pattern[start..end] : longest;
            start = i + 1;
        }

        return longest is null ? null : FilterSubject.Fold(longest);
    }

    /// <summary>i, k and s fold together with letters of other alphabets (İ, K, ſ).</summary>
    private static bool IsPlain(char c) =>
        char.ToLowerInvariant(c) is (>= 'a' and <= 'z' and not ('i' or 'k' or 's')) or (>= 'а' and <= 'я' and not 'е') or 'і' or 'ї' or 'є';

    [GeneratedRegex(@"\{(\d+)(?:,(\d*))?\}")]
    private static partial Regex Repeats();
}
