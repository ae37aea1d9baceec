namespace AlertBot.Alerts.Subscriptions.Filters;

/// <summary>One condition on the words of an alert, as a subscriber wrote it.</summary>
/// <param name="Text">
/// Words: one or more whole words in this order, in any case; a star at the end of the last one takes any ending (<c>ceasefire talk*</c>).
/// Pattern: a regular expression without backtracking.
/// </param>
public sealed record TextFilter(FilterKind Kind, string Text)
{
    /// <summary>Reads <c>/pattern/</c> or words.</summary>
    /// <param name="problem">A code of <see cref="FilterProblem"/> when null is returned.</param>
    public static TextFilter? Read(string written, out FilterProblem problem)
    {
        var text = written.Trim();
        var filter = text.Length > 2 && text[0] == '/' && text[^1] == '/' ? new TextFilter(FilterKind.Pattern, text[1..^1]) : new TextFilter(FilterKind.Words, text);
        problem = filter.Kind == FilterKind.Pattern ? SafePattern.Check(filter.Text) : WordFilter.Check(filter.Text);
        return problem == FilterProblem.None ? filter : null;
    }

    /// <summary>As it is written and read back.</summary>
    public override string ToString() => Kind == FilterKind.Pattern ? $"/{Text}/" : Text;
}

public enum FilterKind
{
    Words,
    Pattern,
}

/// <summary>What is wrong with a filter; in kebab case the end of a text's key.</summary>
public enum FilterProblem
{
    None,
    Empty,
    TooLong,
    NotAPattern,
    TooCostly,
}
