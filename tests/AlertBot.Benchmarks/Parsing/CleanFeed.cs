using System.Globalization;
using System.Text;

namespace AlertBot.Benchmarks.Parsing;

/// <summary>A sound RSS feed of the usual size: 24 items, about 52 KB, half of it escaped HTML.</summary>
internal static class CleanFeed
{
    public static byte[] Create(int items = 24)
    {
        var feed = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
            <title>A newspaper</title><link>https://news.example/</link><description>All the news</description><language>en</language>
            <atom:link href="https://news.example/rss" rel="self" type="application/rss+xml"/>
            """);
        for (var i = 0; i < items; i++)
        {
            Append(feed, i);
        }

        return Encoding.UTF8.GetBytes(feed.Append("</channel></rss>").ToString());
    }

    private static void Append(StringBuilder feed, int i)
    {
        var paragraph = string.Concat(Enumerable.Repeat("Delegations met for the third time this month and agreed on little more than the next date. ", 9));
        feed.Append(CultureInfo.InvariantCulture, $"""
            <item><title>Delegations met &amp; talked, part {i}</title><link>https://news.example/2025/07/{i}</link><guid isPermaLink="false">news-{i}</guid>
            <pubDate>Wed, 23 Jul 2025 {i % 24:00}:05:00 +0300</pubDate><dc:creator>A Reporter</dc:creator><category>World</category>
            <description>&lt;p&gt;{paragraph}&lt;/p&gt;</description><content:encoded><![CDATA[<p>{paragraph}</p><p><a href="https://news.example/{i}">More</a></p>]]></content:encoded></item>

            """);
    }
}
