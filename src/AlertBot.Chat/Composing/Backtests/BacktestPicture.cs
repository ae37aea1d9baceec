using System.Globalization;
using AlertBot.Chat.Composing.Timelines;
using NodaTime;
using SkiaSharp;

namespace AlertBot.Chat.Composing.Backtests;

/// <summary>A day of a backtest: how many alerts came, and how many would have.</summary>
public sealed record BacktestDay(LocalDate Day, int Comes, int WouldCome);

/// <summary>
/// Day by day how many alerts come as a destination is set and how many would, as a PNG that can be read on a phone: hollow bars for what
/// is, full ones for what would be, so that no colour has to be told from another.
/// </summary>
public sealed class BacktestPicture(Localizer words, TimelineTheme theme, SKTypeface regular, SKTypeface bold)
{
    private const int Width = 1080;
    private const int Height = 640;
    private const int Margin = 56;
    private const int Left = 110;
    private const int Top = 210;
    private const int Bottom = Height - 90;
    private const int MostLabels = 6;
    private const float Big = 40;
    private const float Small = 28;

    /// <param name="title">What is tried, in the reader's words.</param>
    /// <param name="days">In order, without gaps.</param>
    /// <returns>The bytes of a PNG, or null when the machine has no font that can write the reader's language.</returns>
    public static byte[]? Png(string title, IReadOnlyList<BacktestDay> days, string language, TimelineTheme theme) =>
        TimelineFonts.OfMachine is { } fonts ? new BacktestPicture(Localizer.For(language), theme, fonts.Regular, fonts.Bold).Draw(title, days) : null;

    public byte[] Draw(string title, IReadOnlyList<BacktestDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(theme.Paper);
        var y = Margin + Big;
        using var heading = new SKFont(bold, Big);
        foreach (var line in TextFitting.Lines(title, 2, part => heading.MeasureText(part) <= Width - (2 * Margin)))
        {
            Text(canvas, line, Margin, y, Big, theme.Ink, bold);
            y += Big * 1.2f;
        }

        Legend(canvas);
        Bars(canvas, days, Math.Max(1, days.Select(d => Math.Max(d.Comes, d.WouldCome)).DefaultIfEmpty().Max()));
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private void Legend(SKCanvas canvas)
    {
        const float y = Top - 26;
        Bar(canvas, SKRect.Create(Margin, y - 22, 24, 24), isFull: false);
        var end = Text(canvas, words.Text("backtest.now"), Margin + 36, y, Small, theme.Ink, regular);
        Bar(canvas, SKRect.Create(end + 48, y - 22, 24, 24), isFull: true);
        Text(canvas, words.Text("backtest.then"), end + 84, y, Small, theme.Ink, regular);
    }

    private void Bars(SKCanvas canvas, IReadOnlyList<BacktestDay> days, int most)
    {
        using var line = new SKPaint { Color = theme.Line, StrokeWidth = 2 };
        foreach (var (count, y) in new[] { (0, (float)Bottom), (most, Top) })
        {
            canvas.DrawLine(Left, y, Width - Margin, y, line);
            Text(canvas, count.ToString(CultureInfo.InvariantCulture), Margin, y + 10, Small, theme.Faint, regular);
        }

        var slot = (float)(Width - Margin - Left) / Math.Max(1, days.Count);
        var width = Math.Max(1.5f, slot * 0.36f);
        var step = ((days.Count - 1) / MostLabels) + 1;
        for (var i = 0; i < days.Count; i++)
        {
            var x = Left + (i * slot) + (slot * 0.12f);
            Bar(canvas, Of(days[i].Comes, most, x, width), isFull: false);
            Bar(canvas, Of(days[i].WouldCome, most, x + width + 1, width), isFull: true);
            if (i % step == 0)
            {
                Text(canvas, days[i].Day.ToString("d MMM", words.Culture), x, Bottom + 44, Small, theme.Faint, regular);
            }
        }
    }

    private static SKRect Of(int count, int most, float x, float width)
    {
        var height = (float)(Bottom - Top) * count / most;
        return SKRect.Create(x, Bottom - height, width, height);
    }

    private void Bar(SKCanvas canvas, SKRect bar, bool isFull)
    {
        if (bar.Height <= 0)
        {
            return;
        }

        using var paint = new SKPaint { Color = isFull ? theme.Accent : theme.Ink, IsAntialias = true, Style = isFull ? SKPaintStyle.Fill : SKPaintStyle.Stroke, StrokeWidth = 3 };
        canvas.DrawRect(bar, paint);
    }

    /// <returns>Where it ends.</returns>
    private static float Text(SKCanvas canvas, string text, float x, float y, float size, SKColor color, SKTypeface typeface)
    {
        using var font = new SKFont(typeface, size) { Subpixel = true };
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
        return x + font.MeasureText(text);
    }
}
