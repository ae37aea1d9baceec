namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>Whole words in their order; the last one may be a beginning.</summary>
internal sealed class WordFilter : ITextCondition
{
    private const int Longest = 100;

    public WordFilter(string text)
    {
        IsBeginning = text.EndsWith('*');
        Words = FilterSubject.WordsOf(FilterSubject.Fold(text));
        Name = string.Join(' ', Words) + (IsBeginning ? "*" : "");
    }

    public string Name { get; }

    /// <summary>Folded.</summary>
    public string[] Words { get; }

    /// <summary>The last word takes any ending.</summary>
    public bool IsBeginning { get; }

    public static FilterProblem Check(string text) =>
        text.Length > Longest ? FilterProblem.TooLong
        : FilterSubject.WordsOf(FilterSubject.Fold(text)).Length == 0 ? FilterProblem.Empty
        : FilterProblem.None;

    public bool Holds(FilterSubject subject) =>
        Words.Length == 1 && IsBeginning
            ? Array.Exists(subject.Words, word => word.StartsWith(Words[0], StringComparison.Ordinal))
            : subject.PlacesOf(Words[0]).Any(place => FollowsAt(subject.Words, place));

    private bool FollowsAt(string[] words, int place)
    {
        if (place + Words.Length > words.Length)
        {
            return false;
        }

        for (var i = 0; i < Words.Length; i++)
        {
            var isLast = i == Words.Length - 1;
            var isSame = isLast && IsBeginning ? words[place + i].StartsWith(Words[i], StringComparison.Ordinal) : words[place + i] == Words[i];
            if (!isSame)
            {
                return false;
            }
        }

        return true;
    }
}
