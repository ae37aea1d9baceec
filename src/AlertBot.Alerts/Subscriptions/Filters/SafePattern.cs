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

    private const int LongestRest = 1_000;

    /// <summary>Bounds what even a linear match may take when the machine is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>For the longest text that there is; an ordinary pattern needs a fiftieth of it.</summary>
    private static readonly TimeSpan TrialPatience = TimeSpan.FromMilliseconds(100);

    private static readonly Lazy<string> TrialText = new(WarmedUp);

    /// <summary>Building the automaton costs far more than looking for letters: most are never built.</summary>
    private readonly Lazy<Regex> _regex;
    private int _timeouts;
    private int _rest;

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
            _ = new Regex(pattern, Options, TrialPatience).IsMatch(TrialText.Value);
            return FilterProblem.None;
        }
        catch (Exception e) when (e is NotSupportedException or RegexMatchTimeoutException)
        {
            // Look-arounds, back references, automata beyond the library's own bound, and those that are slow all the same.
            return FilterProblem.TooCostly;
        }
        catch (ArgumentException)
        {
            return FilterProblem.NotAPattern;
        }
    }

    /// <summary>A pattern that ran out of time twice is left alone for a while, twice as long each time: the alerts of others wait for it.</summary>
    public bool Holds(FilterSubject subject)
    {
        if (!MayHold(subject))
        {
            return false;
        }

        if (_rest > 0)
        {
            _rest--;
            return false;
        }

        try
        {
            var holds = _regex.Value.IsMatch(subject.Text);
            _timeouts = 0;
            return holds;
        }
        catch (RegexMatchTimeoutException)
        {
            _timeouts++;
            _rest = _timeouts < 2 ? 0 : (int)Math.Min(LongestRest, Math.Pow(2, _timeouts));
            return false;
        }
    }

    /// <summary>Letters of both alphabets, digits and spaces without any order, so that hardly a pattern ends early.</summary>
    private static string WarmedUp()
    {
        const string letters = "abcdefghijklmnopqrstuvwxyz   абвгдежзийклмнопрстуфхцчшщьюяії 0123456789.,-";
        var dice = new Random(1);
        var text = string.Create(FilterSubject.LongestText, dice, (span, d) =>
        {
            foreach (ref var letter in span)
            {
                letter = letters[d.Next(letters.Length)];
            }
        });
        // The first match of a process waits for the compiler: that is no fault of a pattern.
        _ = new Regex("[a-z].{3}qq.{3}zz[0-9]+|(?:й.{5}){3}!", Options).IsMatch(text);
        return text;
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
