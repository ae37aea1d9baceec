using AlertBot.Alerts;
using AlertBot.Chat.Delivery;
using NodaTime;

namespace AlertBot.Chat.Composing;

/// <summary>Says a digest and a dossier's silence.</summary>
internal static class DigestLines
{
    public static string Title(Alert alert, Localizer words, LocalDate today) => alert.Kind == AlertKind.Silence
        ? words.Text("silence.title", words.Dossier(alert.Dossier))
        : words.Text("digest.title", words.Day(today));

    public static IEnumerable<TextLine> Of(Alert alert, Localizer words, DateTimeZone zone)
    {
        if (alert.Content.SilentSince is { } since)
        {
            yield return TextLine.Plain(words.Text("silence.since", words.Day(since.InZone(zone).Date)));
        }

        foreach (var entry in alert.Content.Digest)
        {
            yield return Entry(entry, words);
        }

        if (alert.Content.Left > 0)
        {
            yield return TextLine.Plain(words.Count("digest.left", alert.Content.Left));
        }

        if (alert.Kind == AlertKind.Digest && !alert.Content.Deadlines.IsEmpty)
        {
            yield return TextLine.Of(LineStyle.Heading, new TextRun(words.Text("digest.ahead")));
        }
    }

    private static TextLine Entry(DigestEntry entry, Localizer words)
    {
        var mark = entry.Moved ? $" ({words.Text("digest.moved")})" : "";
        var voices = entry.Independent > 1 ? " · " + words.Count("standing.sources", entry.Independent) : "";
        return TextLine.Of(LineStyle.Bullet, new TextRun(Composer.Headline(entry.Headlines, entry.Facts, words) ?? words.Text("kind.update"), RunStyle.Plain, Composer.Link(entry.Headlines, words) ?? entry.Url), new TextRun(mark + voices));
    }
}
