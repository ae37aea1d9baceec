using AlertBot.Chat.Composing.Timelines;
using AlertBot.Understanding.Deadlines;
using NodaTime;
using SkiaSharp;

namespace AlertBot.Chat.Tests.Composing.Timelines;

public sealed class TimelinePictureTests
{
    private const string NoFont = "No font of this machine can write Ukrainian and Russian.";
    private static readonly LocalDate Today = new(2025, 7, 30);

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public void A_picture_is_as_wide_as_a_phone_reads_and_as_long_as_what_it_shows(string language)
    {
        var (one, three) = (Draw(language, Moved), Draw(language, Moved, Moved with { Id = 8 }, Moved with { Id = 9 }));

        Assert.Equal((1080, 1080), (one.Width, three.Width));
        Assert.True(three.Height > one.Height + 400);
        Assert.True(Inks(one) > 5_000, "hardly anything is drawn");
    }

    [Fact]
    public void A_dark_picture_is_dark_and_a_light_one_light()
    {
        Assert.Equal(TimelineTheme.Light.Paper, Draw(TimelineTheme.Light, "en", Moved).GetPixel(2, 2));
        Assert.Equal(TimelineTheme.Dark.Paper, Draw(TimelineTheme.Dark, "en", Moved).GetPixel(2, 2));
    }

    [Theory]
    [InlineData(LedgerState.Open)]
    [InlineData(LedgerState.Met)]
    [InlineData(LedgerState.Missed)]
    [InlineData(LedgerState.Withdrawn)]
    [InlineData(LedgerState.PassedUnknown)]
    public void Each_state_has_a_mark_of_its_own(LedgerState state)
    {
        var others = Enum.GetValues<LedgerState>().Where(s => s != state && s != LedgerState.Superseded).Select(s => Mark(Moved with { State = s }));

        Assert.DoesNotContain(Mark(Moved with { State = state }), others);
    }

    [Fact]
    public void More_than_a_phone_can_show_is_counted_and_a_flood_of_words_is_cut()
    {
        var many = Enumerable.Range(1, 40).Select(id => Moved with { Id = id, Action = new string('ж', 5_000) }).ToArray();

        Assert.InRange(Draw("uk", many).Height, 1_000, 6_000);
    }

    [Fact]
    public void An_empty_ledger_is_a_picture_that_says_so() => Assert.True(Inks(Draw("ru")) > 1_000);

    private static LedgerEntry Moved => Ledgers.FiftyDays(("2025-08-08", DeadlineChange.Shortened, "2025-07-29"));

    private static SKBitmap Draw(string language, params LedgerEntry[] entries) => Draw(TimelineTheme.Light, language, entries);

    private static SKBitmap Draw(TimelineTheme theme, string language, params LedgerEntry[] entries)
    {
        Assert.SkipWhen(TimelineFonts.OfMachine is null, NoFont);
        return SKBitmap.Decode(TimelinePicture.Png(entries, language, Today, theme));
    }

    private static int Inks(SKBitmap picture) => picture.Pixels.Count(p => p != TimelineTheme.Light.Paper);

    /// <summary>The left margin, where the marks are.</summary>
    private static string Mark(LedgerEntry entry)
    {
        var picture = Draw("en", entry);
        using var margin = new SKBitmap(60, 300);
        Assert.True(picture.ExtractSubset(margin, new SKRectI(62, 150, 122, 450)));
        return Convert.ToBase64String(margin.Bytes);
    }
}
