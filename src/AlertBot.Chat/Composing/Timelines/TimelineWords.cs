using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Publishers;

namespace AlertBot.Chat.Composing.Timelines;

/// <summary>An entry of the ledger in a reader's words: what a calendar, a picture or a list shows of it.</summary>
/// <param name="publishers">How the publishers that the ledger names are called; null for those that everybody knows.</param>
public sealed class TimelineWords(Localizer words, PublisherCatalog? publishers = null)
{
    private static readonly PublisherCatalog WellKnown = new();

    private readonly PublisherCatalog _publishers = publishers ?? WellKnown;

    public string Title(LedgerEntry entry)
    {
        var what = entry.Action is not null ? words.Matter(entry.Action, entry.Kind) : entry.History.Select(r => r.Statement?.Quote).FirstOrDefault(quote => quote is not null) ?? "";
        return $"{words.Text(TextKey.Of("deadline", entry.Kind))}: {what}";
    }

    /// <summary>Who set it for whom, or null. Nobody sets an appointment for somebody: of one these are the names that its report gives with it.</summary>
    public string? Parties(LedgerEntry entry) => (Named(entry.SetBy), Named(entry.Addressee)) switch
    {
        (null, null) => null,
        ({ } first, { } second) when entry.Kind == DeadlineKind.Scheduled => $"{first}, {second}",
        (null, { } named) when entry.Kind == DeadlineKind.Scheduled => named,
        (null, { } addressee) => words.Text("for", addressee),
        ({ } setter, null) => setter,
        ({ } setter, { } addressee) => $"{setter} → {addressee}",
    };

    /// <summary>How it stands, when it is no longer open.</summary>
    public string? State(LedgerEntry entry) => entry.State == LedgerState.Open ? null : words.Text(TextKey.Of("state", entry.State));

    /// <summary>Where other reports put it, with those who say so.</summary>
    public IEnumerable<string> Contradictions(LedgerEntry entry) =>
        entry.Contradictions.Select(c => words.Text("contradicted", words.Window(c.Due), string.Join(", ", c.Publishers.Select(p => _publishers.Find(p).Name))));

    public IEnumerable<string> Details(LedgerEntry entry)
    {
        var statement = entry.Standing?.Statement;
        string?[] lines =
        [
            Parties(entry) is { } parties ? Label(entry) + parties : null,
            statement is { Quote.Length: > 0 } ? $"{words.Text("arithmetic")}: {words.Text("quote", statement.Quote)} · {words.Counted(statement.Counting, statement.Arithmetic)}" : null,
            entry.Superseded.Any() ? words.Text("due.moved", words.Window(entry.Due), string.Join(", ", entry.Superseded.Select(words.Window))) : null,
            State(entry),
        ];
        return [.. lines.OfType<string>(), .. Contradictions(entry), .. entry.History.Select(r => r.Source?.Url).OfType<string>().Distinct().Take(5)];
    }

    private string Label(LedgerEntry entry) => entry switch
    {
        { Kind: DeadlineKind.Scheduled } => words.Text("named") + ": ",
        { SetBy: null } => "",
        _ => words.Text("by") + ": ",
    };

    private string? Named(string? name) => name is null ? null : words.Name(name);
}
