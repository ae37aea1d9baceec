namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>Whole words in their order; the last one may be a beginning.</summary>
internal sealed class WordFilter : ITextCondition
{
    private const int Longest = 100;
    private const int BeginningLength = 3;

    private readonly string[] _words;
    private readonly bool _isBeginning;

    public WordFilter(string text)
    {
        _isBeginning = text.EndsWith('*');
        _words = FilterSubject.WordsOf(FilterSubject.Fold(text));
    }

    public FilterKey? Key
    {
        get
        {
            // The longest whole word is mostly the rarest.
            var whole = _isBeginning ? _words.AsSpan(..^1) : _words;
            string? longest = null;
            foreach (var word in whole)
            {
                longest = longest is null || word.Length > longest.Length ? word : longest;
            }

            return longest is not null ? new FilterKey(FilterKeyKind.Word, longest)
                : _words[^1].Length >= BeginningLength ? new FilterKey(FilterKeyKind.Beginning, _words[^1][..BeginningLength])
                : null;
        }
    }

    public static FilterProblem Check(string text) =>
        text.Length > Longest ? FilterProblem.TooLong
        : FilterSubject.WordsOf(FilterSubject.Fold(text)).Length == 0 ? FilterProblem.Empty
        : FilterProblem.None;

    public bool Holds(FilterSubject subject) =>
        _words.Length == 1 && _isBeginning
            ? Array.Exists(subject.Words, word => word.StartsWith(_words[0], StringComparison.Ordinal))
            : subject.PlacesOf(_words[0]).Any(place => FollowsAt(subject.Words, place));

    private bool FollowsAt(string[] words, int place)
    {
        if (place + _words.Length > words.Length)
        {
            return false;
        }

        for (var i = 0; i < _words.Length; i++)
        {
            var isLast = i == _words.Length - 1;
            var isSame = isLast && _isBeginning ? words[place + i].StartsWith(_words[i], StringComparison.Ordinal) : words[place + i] == _words[i];
            if (!isSame)
            {
                return false;
            }
        }

        return true;
    }
}
