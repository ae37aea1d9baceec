using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Stories.Summaries;
using NodaTime.Text;

namespace AlertBot.Chat.Composing;

/// <summary>Says facts in the reader's language: as lines of a summary, and as a headline where no source has one in that language.</summary>
/// <param name="said">What the message says already: nothing is told twice.</param>
internal sealed class FactLines(ImmutableArray<SummaryFact> facts, Localizer words, string said)
{
    private const int Most = 3;
    private const int Root = 5;

    public IEnumerable<TextLine> Lines() => new[] { Meeting(), Absent(), Delegations(), Outcome(), Exchange(), Ahead() }.OfType<TextLine>().Take(Most);

    /// <summary>"Round 3, Istanbul: no breakthrough"; null when there is too little to name the story by.</summary>
    public static string? Headline(ImmutableArray<SummaryFact> facts, Localizer words)
    {
        var all = new FactLines(facts, words, "");
        var meeting = string.Join(", ", new[] { all.RoundText(), all.NameOf(FactKind.Venue) }.Where(p => p is not null));
        var rest = all.OutcomeText() ?? all.ExchangeText();
        return (meeting.Length > 0, rest) switch
        {
            (true, { } outcome) => $"{words.Text("fact.meeting")}, {meeting}: {outcome}",
            (true, null) => $"{words.Text("fact.meeting")}: {meeting}",
            (false, _) when all.ExchangeText() is { } exchange => $"{words.Text("fact.exchange")}: {exchange}",
            _ => null,
        };
    }

    private TextLine? Meeting()
    {
        // "The third round" is said in words: any mention of the round will do.
        string?[] parts = [said.Contains(words.Text("fact.round", "").Trim(), StringComparison.OrdinalIgnoreCase) ? null : RoundText(), Unsaid(NameOf(FactKind.Venue), Root), Day(FactKind.HeldOn)];
        return parts.All(p => p is null) ? null : Line("fact.meeting", string.Join(", ", parts.Where(p => p is not null)));
    }

    private TextLine? Delegations()
    {
        var heads = facts.Where(f => f.Kind == FactKind.DelegationHead && Unsaid(Last(Name(f.Value)), Root) is not null).DistinctBy(f => f.Value).ToList();
        return heads.Count == 0
            ? null
            : Line("fact.delegations", string.Join("; ", heads.Select(h => h.By is { } side ? $"{Name(side)} – {Name(h.Value)}" : Name(h.Value))));
    }

    private TextLine? Absent()
    {
        var absent = facts.Where(f => f.Kind == FactKind.Absence).Select(f => Name(f.By!)).Where(name => Unsaid(Last(name), Root) is not null).ToList();
        return absent.Count == 0 ? null : Line("fact.absent", string.Join(", ", absent));
    }

    private TextLine? Outcome() => OutcomeText() is { } outcome && Unsaid(outcome, null) is not null ? Line("fact.outcome", outcome) : null;

    private TextLine? Exchange() => ExchangeText() is { } exchange ? Line("fact.exchange", exchange) : null;

    private TextLine? Ahead() => Day(FactKind.PlannedFor) is { } day ? Line("fact.ahead", day) : null;

    private string? RoundText() => Value(FactKind.Round) is { } round ? words.Text("fact.round", round) : null;

    private string? OutcomeText() => Value(FactKind.Outcome) is { } outcome ? FactWording.Outcome(outcome, words) : null;

    private string? ExchangeText()
    {
        var parts = new[] { Counted(FactKind.PeopleExchanged, "people"), Counted(FactKind.BodiesExchanged, "bodies"), Counted(FactKind.ChildrenReturned, "children") };
        var told = string.Join(", ", parts.OfType<string>());
        return told.Length == 0 ? null : told;
    }

    /// <summary>A number that the sentences name is told.</summary>
    private string? Counted(FactKind kind, string what)
    {
        if (Value(kind) is not { } value || !int.TryParse(value.TrimStart('<', '>', '~'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var shown = number.ToString("#,0", words.Culture);
        if (said.Contains(shown, StringComparison.Ordinal) || said.Contains(number.ToString("#,0", CultureInfo.InvariantCulture), StringComparison.Ordinal) || said.Contains(number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            return null;
        }

        return FactWording.Counted("fact." + what, value, words);
    }

    private string? Day(FactKind kind) =>
        Value(kind) is { } value && LocalDatePattern.Iso.Parse(value) is { Success: true } day ? words.Day(day.Value) : null;

    private string? NameOf(FactKind kind) => Value(kind) is { } name ? Name(name) : null;

    private string? Value(FactKind kind) => facts.FirstOrDefault(f => f.Kind == kind)?.Value;

    private string Name(string name) => words.Name(name);

    private static string Last(string name) => name[(name.LastIndexOf(' ') + 1)..];

    /// <summary>Null when the message has it already; a name is compared by its root, since it is declined.</summary>
    private string? Unsaid(string? text, int? root) =>
        text is null || said.Contains(root is { } length && text.Length > length ? text[..length] : text, StringComparison.OrdinalIgnoreCase) ? null : text;

    private TextLine Line(string label, string text) => TextLine.Of(LineStyle.Bullet, new TextRun(words.Text(label) + ": ", RunStyle.Bold), new TextRun(text));
}
