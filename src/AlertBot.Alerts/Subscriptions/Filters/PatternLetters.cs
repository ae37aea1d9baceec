using System.Text;

namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>
/// Letters without which a regular expression cannot match, so that most texts need not be given to it: of <c>(umerov|medinsky).*round</c>
/// <c>round</c>, and one of <c>umerov</c> and <c>med</c>. Whatever it does not understand, it says nothing of.
/// </summary>
internal sealed class PatternLetters
{
    /// <summary>Fewer letters are in nearly every text.</summary>
    public const int Fewest = 3;

    private const int MostChoices = 16;

    private readonly string _pattern;
    private int _at;
    private bool _isLost;

    private PatternLetters(string pattern) => _pattern = pattern;

    /// <returns>Choices of folded runs of letters: what matches has at least one of each. Empty when nothing is known; the most telling first.</returns>
    public static string[][] Of(string pattern)
    {
        var reader = new PatternLetters(pattern);
        var letters = reader.Alternatives();
        return reader._isLost || reader._at < pattern.Length ? [] : [.. letters.OrderByDescending(Shortest)];
    }

    /// <summary>One of the alternatives matches: something is known only where each says something.</summary>
    private List<string[]> Alternatives()
    {
        var all = Sequence();
        while (Take('|'))
        {
            var next = Sequence();
            string[] either = all.Count == 0 || next.Count == 0 ? [] : [.. all.MaxBy(Shortest)!, .. next.MaxBy(Shortest)!];
            all = either.Length is 0 or > MostChoices ? [] : [either];
        }

        return all;
    }

    /// <summary>All parts match one after the other.</summary>
    private List<string[]> Sequence()
    {
        var all = new List<string[]>();
        var run = new StringBuilder();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            var c = _pattern[_at];
            if (IsPlain(c))
            {
                _at++;
                if (Quantity() is not { } fewest)
                {
                    run.Append(c);
                    continue;
                }

                AddRun(run.Append(fewest == 0 ? "" : c), all);
            }
            else
            {
                AddRun(run, all);
                var part = Part();
                all.AddRange(Quantity() is 0 ? [] : part);
            }
        }

        AddRun(run, all);
        return all;
    }

    private static void AddRun(StringBuilder run, List<string[]> all)
    {
        if (run.Length >= Fewest)
        {
            all.Add([FilterSubject.Fold(run.ToString())]);
        }

        run.Clear();
    }

    private List<string[]> Part()
    {
        switch (_pattern[_at++])
        {
            case '(':
                return Group();
            case '[':
                Class();
                return [];
            case '\\':
                Escape();
                return [];
            default:
                return [];
        }
    }

    private List<string[]> Group()
    {
        // (?:x) is a group; what else begins like this changes how the rest is read.
        if (Take('?') && !Take(':'))
        {
            GiveUp();
        }

        var letters = Alternatives();
        if (!Take(')'))
        {
            GiveUp();
        }

        return letters;
    }

    private void Class()
    {
        _ = Take('^');
        // A bracket that comes first is a member.
        _ = Take(']');
        while (!Take(']'))
        {
            if (_at >= _pattern.Length || _pattern.AsSpan(_at).StartsWith("-["))
            {
                GiveUp();
                return;
            }

            _at += _pattern[_at] == '\\' ? 2 : 1;
        }
    }

    /// <summary>Escapes of more than one letter are left to those who know them.</summary>
    private void Escape()
    {
        var c = _at < _pattern.Length ? _pattern[_at++] : '0';
        if (char.IsLetterOrDigit(c) && !"dDwWsSbBAzZnrt".Contains(c, StringComparison.Ordinal))
        {
            GiveUp();
        }
    }

    private void GiveUp() => (_isLost, _at) = (true, _pattern.Length);

    /// <returns>How often at least what stands before it has to come; null when it says nothing of it: once.</returns>
    private int? Quantity()
    {
        int? fewest = Take('*') || Take('?') ? 0 : Take('+') ? 1 : Counted();
        // A mark behind it makes it lazy.
        _ = fewest is not null && Take('?');
        return fewest;
    }

    private int? Counted()
    {
        var end = _at < _pattern.Length && _pattern[_at] == '{' ? _pattern.IndexOf('}', _at) : -1;
        if (end < 0)
        {
            return null;
        }

        var counts = _pattern[(_at + 1)..end].Split(',');
        if (counts.Length > 2 || counts[0].Length == 0 || !counts.All(c => c.All(char.IsAsciiDigit)))
        {
            // Braces that mean themselves.
            return null;
        }

        _at = end + 1;
        return int.TryParse(counts[0], out var count) ? count : 0;
    }

    private bool Take(char c)
    {
        var isNext = _at < _pattern.Length && _pattern[_at] == c;
        _at += isNext ? 1 : 0;
        return isNext;
    }

    private static int Shortest(string[] choice) => choice.Min(letters => letters.Length);

    /// <summary>Only letters whose case folding is one to one; i, k and s fold together with letters of other alphabets (İ, K, ſ).</summary>
    private static bool IsPlain(char c) =>
        char.ToLowerInvariant(c) is (>= 'a' and <= 'z' and not ('i' or 'k' or 's')) or (>= 'а' and <= 'я' and not 'е') or 'і' or 'ї' or 'є';
}
