using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Publishers;
using NodaTime;
using SkiaSharp;

namespace AlertBot.Chat.Composing.Timelines;

/// <summary>
/// The deadlines one under the other along a line of time, as a PNG that can be read on a phone: a full mark for what is open, a hollow
/// one for what is over; earlier dates of a moved deadline struck through.
/// </summary>
public sealed class TimelinePicture(Localizer words, LocalDate today, TimelineTheme theme, SKTypeface regular, SKTypeface bold, PublisherCatalog? publishers = null)
{
    private const int Width = 1080;
    private const int Margin = 56;
    private const int LineX = 92;
    private const int TextX = 150;
    private const int Most = 12;
    private const float Big = 46;
    private const float Normal = 34;
    private const float Small = 30;

    /// <summary>Flat colours pack as well with little effort: a third of the time for a tenth more bytes.</summary>
    private static readonly SKPngEncoderOptions Packing = new(SKPngEncoderFilterFlags.NoFilters, 3);

    private readonly TimelineWords _told = new(words, publishers);

    /// <param name="publishers">How the publishers that the ledger names are called; null for those that everybody knows.</param>
    /// <returns>The bytes of a PNG, or null when the machine has no font that can write the reader's language.</returns>
    public static byte[]? Png(IEnumerable<LedgerEntry> entries, string language, LocalDate today, TimelineTheme theme, PublisherCatalog? publishers = null) =>
        TimelineFonts.OfMachine is { } fonts
            ? new TimelinePicture(Localizer.For(language), today, theme, fonts.Regular, fonts.Bold, publishers).Draw([.. entries])
            : null;

    public byte[] Draw(IReadOnlyList<LedgerEntry> entries)
    {
        // Measured first on a canvas of no height, then drawn: a picture is as long as what it shows.
        using var nowhere = SKSurface.Create(new SKImageInfo(1, 1));
        var height = (int)Paint(nowhere.Canvas, entries) + Margin;
        using var surface = SKSurface.Create(new SKImageInfo(Width, height));
        surface.Canvas.Clear(theme.Paper);
        Paint(surface.Canvas, entries);
        using var pixels = surface.PeekPixels();
        using var data = pixels.Encode(Packing) ?? throw new InvalidOperationException("the picture cannot be written as PNG");
        return data.ToArray();
    }

    /// <returns>Where the drawing ends.</returns>
    private float Paint(SKCanvas canvas, IReadOnlyList<LedgerEntry> entries)
    {
        var y = Text(canvas, words.Text("timeline.title"), Margin, Margin + Big, Big, theme.Ink, bold) + 8;
        y = Text(canvas, $"{words.Text("timeline.today")}: {words.Day(today)}", Margin, y + Small, Small, theme.Faint, regular) + 24;
        if (entries.Count == 0)
        {
            return Text(canvas, words.Text("timeline.none"), Margin, y + Normal, Normal, theme.Ink, regular);
        }

        var shown = Shown(entries);
        var isPast = true;
        for (var i = 0; i < shown.Count; i++)
        {
            if (isPast && shown[i].Due.Latest >= today)
            {
                isPast = false;
                y = Today(canvas, y);
            }

            var from = y;
            y = Entry(canvas, shown[i], y);
            if (i < shown.Count - 1)
            {
                Line(canvas, from + 44, y + 20);
            }
        }

        return entries.Count > shown.Count ? Text(canvas, words.Text("timeline.more", entries.Count - shown.Count), TextX, y + Small, Small, theme.Faint, regular) : y;
    }

    /// <summary>In order of time; when there are too many, what is nearest to today.</summary>
    private List<LedgerEntry> Shown(IReadOnlyList<LedgerEntry> entries) =>
        [.. entries.OrderBy(e => Math.Abs(Period.DaysBetween(today, e.Due.Latest))).ThenBy(e => e.Id).Take(Most).OrderBy(e => e.Due.Latest).ThenBy(e => e.Id)];

    private float Today(SKCanvas canvas, float y)
    {
        using var paint = new SKPaint { Color = theme.Accent, StrokeWidth = 4, IsAntialias = true };
        canvas.DrawLine(Margin, y + 24, Width - Margin, y + 24, paint);
        return y + 48;
    }

    private void Line(SKCanvas canvas, float from, float to)
    {
        using var paint = new SKPaint { Color = theme.Line, StrokeWidth = 6, IsAntialias = true };
        canvas.DrawLine(LineX, from + 12, LineX, to, paint);
    }

    private float Entry(SKCanvas canvas, LedgerEntry entry, float y)
    {
        var isOpen = entry.State == LedgerState.Open;
        Mark(canvas, entry.State, y + 32);
        y = Text(canvas, words.Window(entry.Due), TextX, y + Big, Big, isOpen ? theme.Ink : theme.Faint, bold) + 4;
        foreach (var earlier in entry.Superseded)
        {
            var from = y;
            y = Text(canvas, words.Window(earlier), TextX, y + Small, Small, theme.Faint, regular);
            Strike(canvas, words.Window(earlier), from + Small);
        }

        y = Text(canvas, _told.Title(entry), TextX, y + Normal, Normal, theme.Ink, regular);
        foreach (var detail in new[] { _told.Parties(entry), Left(entry) ?? _told.State(entry) }.OfType<string>().Concat(_told.Contradictions(entry)))
        {
            y = Text(canvas, detail, TextX, y + Small, Small, theme.Faint, regular);
        }

        return y + 36;
    }

    private string? Left(LedgerEntry entry) => entry.State == LedgerState.Open ? words.Left(entry.Due, today) : null;

    private void Mark(SKCanvas canvas, LedgerState state, float y)
    {
        var color = state switch
        {
            LedgerState.Open => theme.Accent,
            LedgerState.Met => theme.Good,
            LedgerState.Missed or LedgerState.Withdrawn => theme.Bad,
            _ => theme.Faint,
        };
        using var paint = new SKPaint { Color = color, IsAntialias = true, StrokeWidth = 7, Style = state == LedgerState.Open ? SKPaintStyle.Fill : SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round };
        switch (state)
        {
            case LedgerState.Met:
                canvas.DrawLine(LineX - 16, y, LineX - 4, y + 14, paint);
                canvas.DrawLine(LineX - 4, y + 14, LineX + 18, y - 14, paint);
                break;
            case LedgerState.Missed:
                canvas.DrawLine(LineX - 14, y - 14, LineX + 14, y + 14, paint);
                canvas.DrawLine(LineX - 14, y + 14, LineX + 14, y - 14, paint);
                break;
            case LedgerState.Withdrawn:
                canvas.DrawCircle(LineX, y, 16, paint);
                canvas.DrawLine(LineX - 26, y, LineX + 26, y, paint);
                break;
            default:
                canvas.DrawCircle(LineX, y, 16, paint);
                break;
        }
    }

    private void Strike(SKCanvas canvas, string text, float baseline)
    {
        using var font = new SKFont(regular, Small);
        using var paint = new SKPaint { Color = theme.Faint, StrokeWidth = 3, IsAntialias = true };
        canvas.DrawLine(TextX, baseline - 10, Math.Min(TextX + font.MeasureText(text), Width - Margin), baseline - 10, paint);
    }

    /// <summary>Writes, in as many lines as it takes; two at most, so that no source can fill the picture.</summary>
    /// <returns>Below the last line.</returns>
    private static float Text(SKCanvas canvas, string text, float x, float baseline, float size, SKColor color, SKTypeface typeface)
    {
        using var font = new SKFont(typeface, size) { Subpixel = true };
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        foreach (var line in TextFitting.Lines(text, 2, part => font.MeasureText(part) <= Width - Margin - x))
        {
            canvas.DrawText(line, x, baseline, SKTextAlign.Left, font, paint);
            baseline += size * 1.3f;
        }

        return baseline - size + 4;
    }
}

/// <summary>Breaks a text into lines between words, and cuts what does not fit.</summary>
internal static class TextFitting
{
    public static IEnumerable<string> Lines(string text, int most, Func<string, bool> fits)
    {
        var rest = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        for (var line = 1; rest.Length > 0 && line <= most; line++)
        {
            var length = Fitting(rest, fits);
            if (length == rest.Length)
            {
                yield return rest;
                yield break;
            }

            var space = line == most ? -1 : rest.LastIndexOf(' ', length);
            var end = space > 0 ? space : length;
            yield return line == most ? Cut(rest, length, fits) : rest[..end];
            rest = rest[end..].TrimStart();
        }
    }

    private static string Cut(string text, int length, Func<string, bool> fits)
    {
        while (length > 1 && !fits($"{text[..length]}…"))
        {
            length--;
        }

        return $"{text[..length].TrimEnd()}…";
    }

    /// <summary>The longest beginning that fits, found by halving; never inside a character of two units.</summary>
    private static int Fitting(string text, Func<string, bool> fits)
    {
        var (low, high) = (0, text.Length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = fits(text[..middle]) ? (middle, high) : (low, middle - 1);
        }

        var length = Math.Max(1, low);
        return length < text.Length && char.IsLowSurrogate(text[length]) ? Math.Max(1, length - 1) : length;
    }
}

/// <summary>Colours of a picture.</summary>
public sealed record TimelineTheme(SKColor Paper, SKColor Ink, SKColor Faint, SKColor Line, SKColor Accent, SKColor Good, SKColor Bad)
{
    public static TimelineTheme Light { get; } = new(new(0xFFFFFFFF), new(0xFF16181D), new(0xFF5B6270), new(0xFFD3D7DE), new(0xFF1F5FBF), new(0xFF1E7B45), new(0xFFB3261E));

    public static TimelineTheme Dark { get; } = new(new(0xFF14161A), new(0xFFF1F3F6), new(0xFFA7AFBD), new(0xFF3A404B), new(0xFF7FB2FF), new(0xFF6DD39A), new(0xFFFF8A80));
}
