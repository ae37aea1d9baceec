using System.Collections.Immutable;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Stories.Summaries;
using NodaTime;

namespace AlertBot.Chat.Composing;

/// <summary>Says how well a story is founded.</summary>
internal static class StandingWords
{
    public static IEnumerable<TextLine> Lines(Standing? standing, Localizer words) => standing is null
        ? []
        : new[]
        {
            Named("standing.denied", standing.Denials, words),
            Named("standing.claimed", standing.IsConfirmed ? [] : standing.Claims, words),
        }.OfType<TextLine>();

    /// <summary>One voice is what the list of sources shows anyway.</summary>
    /// <param name="firstReported">The day, where it is long ago.</param>
    public static IEnumerable<string> Footer(Standing? standing, LocalDate? firstReported, Localizer words)
    {
        if (standing is { Independent: 0, StateVoices: > 0 })
        {
            yield return words.Text("standing.state-only");
        }
        else if (standing is { Independent: > 1 })
        {
            yield return words.Count("standing.sources", standing.Independent);
            yield return firstReported is { } day ? words.Text("standing.first-on", standing.FirstBy, words.Day(day)) : words.Text("standing.first", standing.FirstBy);
        }
    }

    private static TextLine? Named(string label, ImmutableArray<SummaryFact> facts, Localizer words)
    {
        var names = facts.Select(f => f.By).OfType<string>().Distinct().Select(name => words.Name(name)).ToList();
        return names.Count == 0 ? null : TextLine.Of(LineStyle.Bullet, new TextRun(words.Text(label) + ": ", RunStyle.Bold), new TextRun(string.Join(", ", names)));
    }
}
