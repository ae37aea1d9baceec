using System.Net;
using System.Text;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Parsing.Dates;
using AlertBot.Feeds.Parsing.Text;
using CsCheck;
using NodaTime;

namespace AlertBot.Feeds.Tests.Parsing;

public sealed class ParserPropertyTests
{
    private const string Whole = """
        <?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Вісті &amp; F</title><link>https://a.example/</link>
        <item><guid>1</guid><title>T <![CDATA[x]]></title><link>/1</link><pubDate>Wed, 23 Jul 2025 18:05:00 GMT</pubDate><description>&lt;p>D&lt;/p></description></item>
        <item><guid>2</guid><title type="html">U</title><author><name>A</name></author><media:thumbnail url="p.png"/></item></channel></rss>
        """;

    private static readonly string[] Pieces =
        ["<", ">", "</", "/>", "&", "&#", "&#x9;", ";", "]]>", "<![CDATA[", "<!--", "-->", "<!DOCTYPE x [", "<!ENTITY a \"&a;\">", "\"", "'", "<?xml", "<item>", "</item>", "</channel>", "<title>", "<feed>", "<entry>", "<rss>", " xmlns:a='b'", " xml:base='x'", "\0", "\uFEFF", "{", "T", " "];

    [Fact]
    public void Whatever_bytes_come_the_parser_reads_or_refuses() =>
        Gen.Byte.Array[0, 300].Sample(bytes => Survives(bytes));

    [Fact]
    public void Whatever_markup_comes_the_parser_reads_or_refuses() =>
        Gen.OneOf(Pieces).Array[0, 60].Sample(pieces => Survives(Encoding.UTF8.GetBytes(string.Concat(pieces))));

    [Fact]
    public void A_feed_broken_anywhere_is_still_read_or_refused() =>
        Gen.Select(Gen.Int[0, Whole.Length], Gen.Int[0, 80], Gen.OneOf(Pieces)).Sample((at, length, piece) =>
            Survives(Encoding.UTF8.GetBytes(Whole[..at] + piece + Whole[Math.Min(Whole.Length, at + length)..])));

    [Fact]
    public void What_is_written_as_text_comes_back_as_text() =>
        Gen.String[Gen.Char[' ', '\u04FF'].Where(c => c is < '\u007F' or > '\u009F'), 1, 40].Where(t => !t.Contains('<', StringComparison.Ordinal) && !t.Contains('&', StringComparison.Ordinal)).Sample(text =>
            (Parse($"<rss><channel><item><guid>1</guid><title>{WebUtility.HtmlEncode(text)}</title></item></channel></rss>").Items.Single().Title ?? "") == InlineText.Collapse(text));

    [Fact]
    public void Every_moment_comes_back_from_the_usual_forms() =>
        Gen.Int[0, int.MaxValue].Sample(seconds =>
        {
            var moment = Instant.FromUnixTimeSeconds(seconds);
            var written = moment.ToDateTimeUtc();
            return FeedDate.Parse(written.ToString("r", System.Globalization.CultureInfo.InvariantCulture)) == moment
                && FeedDate.Parse(written.ToString("yyyy-MM-ddTHH:mm:ssK", System.Globalization.CultureInfo.InvariantCulture)) == moment
                && FeedDate.Parse(written.ToString("d MMMM yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)) == moment;
        });

    [Fact]
    public void Whatever_is_written_as_a_date_is_a_moment_or_null() =>
        Gen.OneOf("12", "2025", "31", "-", ":", "/", "T", " ", "Jul", "+", "Z", "липня", ".", "00", "99", "PM", "EEST", "1753293900").Array[0, 12].Sample(pieces =>
        {
            var moment = FeedDate.Parse(string.Concat(pieces));
            return moment is null || moment.Value.InUtc().Year is > -1 and <= 9999;
        });

    private static bool Survives(byte[] bytes)
    {
        try
        {
            foreach (var item in new FeedParser().Parse(bytes, new Uri("https://a.example/")).Items)
            {
                SafeHtml.Clean(item.Content ?? item.Summary ?? "", item.Base);
            }

            return true;
        }
        catch (UnreadableFeedException)
        {
            return true;
        }
    }

    private static ParsedFeed Parse(string document) => new FeedParser().Parse(Encoding.UTF8.GetBytes(document));
}
