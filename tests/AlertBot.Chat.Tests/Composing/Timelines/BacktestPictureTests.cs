using AlertBot.Chat.Composing.Backtests;
using AlertBot.Chat.Composing.Timelines;
using NodaTime;
using SkiaSharp;

namespace AlertBot.Chat.Tests.Composing.Timelines;

public sealed class BacktestPictureTests
{
    private static readonly LocalDate First = new(2025, 7, 16);

    [Fact]
    public void What_would_come_stands_beside_what_comes_and_is_seen_without_colours()
    {
        var picture = Draw(new BacktestDay(First, 4, 1), new BacktestDay(First.PlusDays(1), 0, 0));

        // A full bar shows nothing of the paper inside, a hollow one nothing else.
        Assert.Equal(TimelineTheme.Light.Paper, picture.GetPixel(190, 380));
        Assert.Contains(TimelineTheme.Light.Accent, Column(picture, 420));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    public void Any_number_of_days_fits_a_phone(int days)
    {
        var picture = Draw([.. Enumerable.Range(0, days).Select(d => new BacktestDay(First.PlusDays(d), d % 7, d % 3))]);

        Assert.Equal((1080, 640), (picture.Width, picture.Height));
        Assert.True(picture.Pixels.Count(p => p != TimelineTheme.Light.Paper) > 5_000);
    }

    [Fact]
    public void No_alerts_at_all_are_no_trouble() => Assert.True(Draw(new BacktestDay(First, 0, 0)).Pixels.Count(p => p != TimelineTheme.Light.Paper) > 1_000);

    private static SKBitmap Draw(params BacktestDay[] days)
    {
        Assert.SkipWhen(TimelineFonts.OfMachine is null, "No font of this machine can write Ukrainian and Russian.");
        return SKBitmap.Decode(BacktestPicture.Png("If the minimum urgency were: breaking", days, "en", TimelineTheme.Light));
    }

    private static IEnumerable<SKColor> Column(SKBitmap picture, int x) => Enumerable.Range(0, picture.Height).Select(y => picture.GetPixel(x, y));
}
