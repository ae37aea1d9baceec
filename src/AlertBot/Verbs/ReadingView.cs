using System.Globalization;
using AlertBot.Understanding;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using NodaTime.Text;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary>What AlertBot understood of an item, for people at a terminal: the words that counted are marked in the item itself.</summary>
internal sealed class ReadingView(IAnsiConsole console)
{
    private const int LongestText = 600;
    private const int ScoreCells = 20;

    public void Show(ItemText item, Reading reading, string? dossier, bool allTopics)
    {
        var shown = reading.Dossiers.Where(d => dossier is null || d.Dossier == dossier).ToList();
        IReadOnlyList<Evidence> evidence = shown.FirstOrDefault()?.Why ?? [];
        console.MarkupLine($"[bold]{Marked(item.Title, evidence)}[/] [grey]({Escape(reading.Language)}, {Escape(item.Id)})[/]");
        if (item.Text.Length > 0)
        {
            console.MarkupLine(Marked(item.Text.Length > LongestText ? item.Text[..LongestText] + "…" : item.Text, evidence));
        }

        if (shown.Count == 0)
        {
            console.MarkupLine("  [grey]touches no dossier[/]");
        }

        shown.ForEach(Show);
        if (allTopics || shown.Exists(d => d.IsRelevant))
        {
            reading.Deadlines.ToList().ForEach(Show);
            foreach (var fact in shown.Exists(d => d.IsRelevant) ? reading.Facts.All : [])
            {
                console.MarkupLine($"  [blue]fact[/] {Escape(fact.Kind.ToString())}: {Escape(fact.Value)}{(fact.By is { } by ? $" [grey]by {Escape(by)}[/]" : "")} [grey]\"{Escape(fact.Quote)}\"[/]");
            }
        }

        console.WriteLine();
    }

    private void Show(DossierReading reading)
    {
        var filled = (int)Math.Round(reading.Relevance * ScoreCells);
        var colour = reading.IsRelevant ? "green" : "grey";
        console.MarkupLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  [{colour}]{new string('█', filled)}{new string('░', ScoreCells - filled)} {reading.Relevance:0.00}[/] {Escape(reading.Dossier)} {(reading.IsRelevant ? $"[bold]{Escape(Labels(reading))}[/]" : "[grey]not relevant[/]")}"));
        foreach (var reason in reading.Why.Concat(reading.Signals))
        {
            console.MarkupLine(string.Create(
                CultureInfo.InvariantCulture,
                $"    [{(reason.Weight < 0 ? "red" : "green")}]{reason.Weight:+0.00;-0.00}[/] {Escape(reason.Rule)} [grey]{Escape(reason.Quote)}[/]"));
        }
    }

    private void Show(DeadlineStatement deadline)
    {
        var (earliest, latest) = (LocalDatePattern.Iso.Format(deadline.Due.Earliest), LocalDatePattern.Iso.Format(deadline.Due.Latest));
        console.MarkupLine($"  [yellow]deadline[/] {Escape(deadline.Kind.ToString())} {(earliest == latest ? earliest : $"{earliest} to {latest}")}, {Escape(deadline.Change.ToString())} [grey]{Escape(deadline.Arithmetic)} \"{Escape(deadline.Quote)}\"[/]");
    }

    private static string Labels(DossierReading reading)
    {
        IEnumerable<string> labels = reading.Categories.Select(c => c.ToString());
        labels = reading.Urgency == Urgency.Routine ? labels : labels.Append(reading.Urgency.ToString());
        labels = reading.Direction == Direction.Unclear ? labels : labels.Append($"{reading.Direction} agreement");
        return string.Join(", ", labels).ToLowerInvariant();
    }

    /// <summary>The text with the words of the reasons in colour: green for the dossier, red against it; the weightier reason wins.</summary>
    private static string Marked(string text, IReadOnlyList<Evidence> evidence)
    {
        var colours = new string?[text.Length];
        foreach (var reason in evidence.Reverse())
        {
            foreach (var words in reason.Quote.Split(" … ", StringSplitOptions.RemoveEmptyEntries))
            {
                for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal))
                {
                    Array.Fill(colours, reason.Weight < 0 ? "red" : "green", at, words.Length);
                }
            }
        }

        return string.Concat(Runs(text, colours).Select(r => r.Colour is null ? Escape(r.Words) : $"[{r.Colour}]{Escape(r.Words)}[/]"));
    }

    private static IEnumerable<(string Words, string? Colour)> Runs(string text, string?[] colours)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || colours[i] != colours[start])
            {
                yield return (text[start..i], colours[start]);
                start = i;
            }
        }
    }

    /// <summary>Feed text is hostile: no markup of it is obeyed, and no control sequence reaches the terminal.</summary>
    private static string Escape(string text) => Markup.Escape(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)));
}
