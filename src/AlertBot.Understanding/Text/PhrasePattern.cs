using System.Collections.Immutable;

namespace AlertBot.Understanding.Text;

/// <summary>
/// A phrase as dossier files write it. Words are whole words; <c>*</c> after a stem takes any ending, <c>~</c> one of at most
/// three letters; <c>{a,b}</c> is either; a leading <c>=</c> wants the capitals as written (<c>=US</c>, not "us").
/// </summary>
public sealed record PhrasePattern(string Text)
{
    private const int MostVariants = 1024;

    public bool MatchesCase => Text.StartsWith('=');

    /// <summary>Every phrase without braces that this one stands for.</summary>
    /// <exception cref="FormatException">A brace without its partner, or a phrase that is too short or too wide.</exception>
    public ImmutableArray<string> Variants()
    {
        var variants = Expand(Text.TrimStart('=').Trim()).Take(MostVariants + 1).ToImmutableArray();
        if (variants.Length > MostVariants)
        {
            throw new FormatException($"\"{Text}\" stands for more than {MostVariants} phrases; split it");
        }

        return variants.FirstOrDefault(v => Stem(v).Length < 2) is { } tooShort
            ? throw new FormatException($"\"{Text}\" allows \"{tooShort}\", which matches almost anything; use a stem of two letters or more")
            : variants;
    }

    private static string Stem(string variant) => variant.Split(' ').MaxBy(w => w.Length)!.TrimEnd('*', '~');

    private static IEnumerable<string> Expand(string pattern)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return pattern.Contains('}', StringComparison.Ordinal) ? throw Unbalanced(pattern) : [Squeeze(pattern)];
        }

        var close = pattern.IndexOf('}', open);
        return close < 0
            ? throw Unbalanced(pattern)
            : pattern[(open + 1)..close].Split(',').SelectMany(choice => Expand(pattern[..open] + choice.Trim() + pattern[(close + 1)..]));
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static FormatException Unbalanced(string pattern) => new($"\"{pattern}\" has a brace without its partner; write {{a,b}}");
}
