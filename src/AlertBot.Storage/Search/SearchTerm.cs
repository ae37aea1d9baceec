using System.Collections.Immutable;

namespace AlertBot.Storage.Search;

/// <summary>One word that is looked for, in whatever form it stands.</summary>
/// <param name="Forms">Any of them; letters and digits only, so that nothing in it is an operator.</param>
/// <param name="IsBeginning">Any word that begins like it.</param>
internal sealed record SearchTerm(ImmutableArray<string> Forms, bool IsBeginning)
{
    private const int MostWords = 12;
    private const int ShortestToInflect = 5;

    /// <summary>The forms that an English word usually takes. Each is looked for as it is, since a common beginning is found in all words that have it.</summary>
    private static readonly string[] Endings = ["", "s", "es", "ed", "ing"];

    /// <summary>The words of a search, all of which have to be there; those of some length in any inflection.</summary>
    public static ImmutableArray<SearchTerm> Of(string words) =>
        [.. string.Concat(words.Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(Term)];

    public string ForSqlite() => $"({string.Join(" OR ", Forms.Select(form => $"\"{form}\"{(IsBeginning ? "*" : "")}"))})";

    public string ForPostgres() => $"({string.Join(" | ", Forms.Select(form => $"'{form}'{(IsBeginning ? ":*" : "")}"))})";

    private static SearchTerm Term(string word)
    {
        if (word.Length < ShortestToInflect || word.Any(char.IsDigit))
        {
            return new([word], IsBeginning: false);
        }

        // A reader of Ukrainian or Russian writes one of many forms.
        return word.Any(c => c is >= '\u0400' and <= '\u04FF')
            ? new([word[..(word.Length - (word.Length >= 7 ? 3 : 2))]], IsBeginning: true)
            : new([.. Endings.Select(ending => (word.EndsWith('s') ? word[..^1] : word) + ending)], IsBeginning: false);
    }
}
