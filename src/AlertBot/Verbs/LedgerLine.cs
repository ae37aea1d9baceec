using AlertBot.Chat.Composing;
using AlertBot.Understanding.Deadlines;

namespace AlertBot.Verbs;

/// <summary>An output line of <c>deadlines --format jsonl</c>.</summary>
internal sealed record LedgerLine(
    long Id,
    string Dossier,
    DeadlineKind Kind,
    string Due,
    IReadOnlyList<string> Before,
    LedgerState State,
    string? SetBy,
    string? Addressee,
    string? Action,
    string Quote,
    string Arithmetic,
    IReadOnlyList<string> Contradicted,
    IReadOnlyList<string> Sources)
{
    public static LedgerLine Of(LedgerEntry entry)
    {
        var statement = entry.Standing?.Statement;
        return new LedgerLine(
            entry.Id,
            entry.Dossier,
            entry.Kind,
            Window(entry.Due),
            [.. entry.Superseded.Select(Window)],
            entry.State,
            entry.SetBy,
            entry.Addressee,
            entry.Action,
            statement?.Quote ?? "",
            statement?.Arithmetic ?? "",
            [.. entry.Contradictions.Select(c => $"{Window(c.Due)} ({string.Join(", ", c.Publishers)})")],
            [.. entry.History.Select(r => r.Source?.Url).OfType<string>().Distinct()]);
    }

    /// <summary>A name of the vocabulary for people, who read words: "Made precise". Lines of JSON keep to the vocabulary.</summary>
    public static string Words(Enum name) => name switch
    {
        LedgerState.PassedUnknown => "Outcome unknown",
        _ => string.Concat(name.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")),
    };

    public static string Window(DueWindow due) => Localizer.For("en").Window(due);
}

/// <summary>A line of one entry's history.</summary>
/// <param name="Words">The quote and the arithmetic, the words that told the outcome, or who corrected and why.</param>
internal sealed record LedgerHistoryLine(string At, LedgerChange Change, string Due, string? Publisher, string Words, string? Source)
{
    public static LedgerHistoryLine Of(LedgerRevision revision) => new(
        LookUpVerbs.Time(revision.At),
        revision.Change,
        LedgerLine.Window(revision.Due),
        revision.Source?.Publisher,
        revision.Note ?? (revision.Statement is { } statement ? $"{statement.Quote} ({statement.Arithmetic})" : ""),
        revision.Source?.Url);
}
