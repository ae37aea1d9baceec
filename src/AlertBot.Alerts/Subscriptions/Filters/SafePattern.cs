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
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Bounds what even a linear match may take when the machine is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Building the automaton costs far more than looking for letters: most are never built.</summary>
    private readonly Lazy<Regex> _regex;

    public SafePattern(string pattern)
    {
        Name = $"/{pattern}/";
        _regex = new Lazy<Regex>(() => new Regex(pattern, Options, Patience));
        Letters = PatternLetters.Of(pattern);
    }

    public string Name { get; }

    /// <summary>Choices of folded runs of letters: a text that matches has at least one of each.</summary>
    public string[][] Letters { get; }

    /// <summary>Far quicker than a match.</summary>
    public bool MayHold(FilterSubject subject) =>
        Array.TrueForAll(Letters, choice => Array.Exists(choice, letters => subject.Folded.Contains(letters, StringComparison.Ordinal)));

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
            return MayHold(subject) && _regex.Value.IsMatch(subject.Text);
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

    [GeneratedRegex(@"\{(\d+)(?:,(\d*))?\}")]
    private static partial Regex Repeats();
}
