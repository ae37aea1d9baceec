using System.Collections.Immutable;
using System.Text.Json;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Discord.Text;
using CsCheck;

namespace AlertBot.Discord.Tests;

/// <summary>Each limit just below, at and just above it; lengths are code points, as Discord counts.</summary>
public sealed class EmbedLimitTests
{
    private const string Pair = "🕊";
    private static readonly string[] Letters = ["a", Pair, "*", " ", "Я"];

    [Theory]
    [InlineData(255, "a", 255)]
    [InlineData(256, "a", 256)]
    [InlineData(257, "a", 256)]
    [InlineData(255, Pair, 255)]
    [InlineData(256, Pair, 256)]
    [InlineData(257, Pair, 256)]
    public void A_title_is_cut_at_256(int length, string letter, int kept) =>
        AssertCut(Embed(DiscordBench.Message(Repeat(letter, length))).GetProperty("title"), letter, length, kept);

    [Theory]
    [InlineData(4095, "a", 4095)]
    [InlineData(4096, "a", 4096)]
    [InlineData(4097, "a", 4096)]
    [InlineData(4095, Pair, 4095)]
    [InlineData(4096, Pair, 4096)]
    [InlineData(4097, Pair, 4096)]
    public void A_description_is_cut_at_4096(int length, string letter, int kept) =>
        AssertCut(Embed(DiscordBench.Message("T", TextLine.Plain(Repeat(letter, length)))).GetProperty("description"), letter, length, kept);

    [Theory]
    [InlineData(2047, "a", 2047)]
    [InlineData(2048, "a", 2048)]
    [InlineData(2049, "a", 2048)]
    [InlineData(2047, Pair, 2047)]
    [InlineData(2048, Pair, 2048)]
    [InlineData(2049, Pair, 2048)]
    public void A_footer_is_cut_at_2048(int length, string letter, int kept) => AssertCut(
        Embed(DiscordBench.Message() with { Footer = Repeat(letter, length) }).GetProperty("footer").GetProperty("text"), letter, length, kept);

    [Theory]
    [InlineData(3695, 5999)]
    [InlineData(3696, 6000)]
    [InlineData(3697, 6000)]
    [InlineData(9999, 6000)]
    public void All_together_are_cut_at_6000(int length, int kept)
    {
        var embed = Embed(DiscordBench.Message(Repeat("t", 256), TextLine.Plain(Repeat("a", length))) with { Footer = Repeat("f", 2048) });
        Assert.Equal(kept, Length(embed));
    }

    [Fact]
    public void Several_lines_use_all_the_room_too()
    {
        var lines = Enumerable.Range(0, 41).Select(_ => TextLine.Plain(Repeat("a", 99))).ToImmutableArray();
        Assert.Equal(4096, TextLength.CodePoints(Embed(new ChatMessage(MessageTone.News, "T", lines)).GetProperty("description").GetString()));
    }

    [Fact]
    public void A_cut_title_never_ends_in_half_an_escape() =>
        Assert.Equal(
            Repeat("\\*", 127) + "…",
            Embed(DiscordBench.Message(Repeat("*", 300))).GetProperty("title").GetString());

    [Fact]
    public void Sources_stay_when_the_body_is_cut()
    {
        var message = DiscordBench.Message("T", TextLine.Plain(Repeat("a", 5000))) with { Sources = [.. Sources(10)] };
        var description = Embed(message).GetProperty("description").GetString()!;
        Assert.Equal(4096, description.Length);
        Assert.All(Enumerable.Range(0, 10), i => Assert.Contains($"Publisher {i}]", description, StringComparison.Ordinal));
    }

    [Fact]
    public void Many_sources_take_the_room_that_the_body_does_not_need()
    {
        var message = DiscordBench.Message("T", TextLine.Plain("Short.")) with { Sources = [.. Sources(60)] };
        Assert.Contains("Publisher 59]", Embed(message).GetProperty("description").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void More_sources_than_fit_leave_the_first_ones_and_half_the_body()
    {
        var message = DiscordBench.Message("T", TextLine.Plain(Repeat("a", 5000))) with { Sources = [.. Sources(200)] };
        var description = Embed(message).GetProperty("description").GetString()!;
        Assert.Contains("Publisher 0]", description, StringComparison.Ordinal);
        Assert.InRange(description.Length, 4000, 4096);
        Assert.InRange(description.Count(c => c == 'a'), 2000, 4096);
    }

    [Fact]
    public void A_publisher_with_an_endless_name_is_still_named()
    {
        var message = DiscordBench.Message("T", TextLine.Plain(Repeat("a", 5000))) with { Sources = [new MessageSource(Repeat("p", 5000), "https://example.com")] };
        var description = Embed(message).GetProperty("description").GetString()!;
        Assert.Contains("](<https://example.com/>)", description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" \u200B", "\u0007")]
    public void A_message_of_nothing_visible_is_still_a_message(string title, string line)
    {
        var embed = Embed(DiscordBench.Message(title, TextLine.Plain(line)));
        Assert.InRange(Length(embed), 1, 10);
        Assert.False(embed.TryGetProperty("title", out _));
    }

    [Fact]
    public void A_link_that_is_longer_than_discord_takes_is_left_out()
    {
        var message = DiscordBench.Message() with { TitleLink = "https://example.com/" + Repeat("(", 1900) };
        Assert.False(Embed(message).TryGetProperty("url", out _));
    }

    [Fact]
    public void Whatever_comes_the_limits_are_kept() => Messages.Sample(message =>
    {
        var embed = Embed(message);
        return Length(embed) is > 0 and <= 6000
            && TextLength.CodePoints(Text(embed, "title")) <= 256
            && TextLength.CodePoints(Text(embed, "description")) <= 4096
            && !embed.GetRawText().Contains("\\uFFFD", StringComparison.OrdinalIgnoreCase);
    });

    private static Gen<ChatMessage> Messages =>
        from title in Words(400)
        from lines in Gen.Select(Gen.Enum<LineStyle>(), Words(3000), (style, text) => TextLine.Of(style, new TextRun(text, RunStyle.Bold))).Array[0, 4]
        from publishers in Words(600).Array[0, 8]
        from footer in Words(3000)
        select new ChatMessage(MessageTone.News, title, [.. lines])
        {
            Footer = footer,
            Sources = [.. publishers.Select(name => new MessageSource(name, "https://example.com/" + name.Length, name))],
        };

    private static Gen<string> Words(int most) =>
        from letters in Gen.Int[0, 4].Select(i => Letters[i]).Array[0, 6]
        from times in Gen.Int[0, most]
        select string.Concat(Enumerable.Repeat(string.Concat(letters), times / Math.Max(1, letters.Length)));

    private static IEnumerable<MessageSource> Sources(int count) =>
        Enumerable.Range(0, count).Select(i => new MessageSource($"Publisher {i}", $"https://example.com/{i}"));

    private static void AssertCut(JsonElement text, string letter, int length, int kept)
    {
        var expected = length == kept ? Repeat(letter, length) : Repeat(letter, kept - 1) + "…";
        Assert.Equal(expected, text.GetString());
    }

    private static JsonElement Embed(ChatMessage message) => JsonElement.Parse(MessageBody.Of(message, null)).GetProperty("embeds")[0];

    private static int Length(JsonElement embed) => TextLength.CodePoints(Text(embed, "title")) + TextLength.CodePoints(Text(embed, "description"))
        + (embed.TryGetProperty("footer", out var footer) ? TextLength.CodePoints(Text(footer, "text")) : 0);

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString()! : "";

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
