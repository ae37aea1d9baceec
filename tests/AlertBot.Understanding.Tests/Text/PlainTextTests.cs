using System.Diagnostics;
using AlertBot.Understanding.Text;

namespace AlertBot.Understanding.Tests.Text;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Plain words stay", "Plain words stay")]
    [InlineData("<p>One</p><p>Two &amp; three</p>", "One\n\nTwo & three")]
    [InlineData("un<b>broken</b> word", "unbroken word")]
    [InlineData("a<script>alert('x<y')</script>b", "a\nb")]
    [InlineData("<!-- <p>hidden</p> -->seen", "seen")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("cut <a href='x", "cut <a href='x")]
    public void Leaves_only_the_words(string html, string expected)
    {
        Assert.Equal(expected, PlainText.Of(html));
    }

    [Fact]
    public void Hostile_markup_costs_linear_time()
    {
        var watch = Stopwatch.StartNew();
        var plain = PlainText.Of(new string('<', 400_000));
        Assert.Equal(400_000, plain.Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }
}
