using System.Globalization;
using System.Security;
using System.Text;

namespace AlertBot.EndToEnd.Tests;

/// <summary>A newspaper of today: writes RSS with entries that are news now.</summary>
public sealed class Paper
{
    private readonly List<Entry> _entries = [];

    public static Entry Round { get; } = new(
        "round",
        "Ukraine and Russia hold new round of peace talks in Istanbul",
        "Delegations of Ukraine and Russia led by Rustem Umerov and Vladimir Medinsky met in Istanbul for a new round of peace talks on Wednesday.");

    public static Entry Ultimatum { get; } = new(
        "ultimatum",
        "Trump threatens Russia with severe tariffs unless it ends the war in Ukraine within 50 days",
        "US President Donald Trump said he would impose severe tariffs on Russia unless it agrees to end the war in Ukraine within 50 days.");

    public static Entry Football { get; } = new("football", "Dynamo Kyiv beat Shakhtar in the cup final", "The final ended 2:1 after extra time.");

    public int Count => _entries.Count;

    public Paper Add(params ReadOnlySpan<Entry> entries)
    {
        _entries.AddRange(entries);
        return this;
    }

    public Paper Edit(string guid, string title)
    {
        var at = _entries.FindIndex(e => e.Guid == guid);
        _entries[at] = _entries[at] with { Title = title };
        return this;
    }

    public string Rss()
    {
        var items = new StringBuilder();
        foreach (var entry in Enumerable.Reverse(_entries))
        {
            items.Append(CultureInfo.InvariantCulture, $"<item><guid isPermaLink=\"false\">{entry.Guid}</guid><title>{SecurityElement.Escape(entry.Title)}</title>");
            items.Append(CultureInfo.InvariantCulture, $"<link>https://paper.example/{entry.Guid}</link><pubDate>{entry.Published:R}</pubDate>");
            items.Append(CultureInfo.InvariantCulture, $"<description>{SecurityElement.Escape(entry.Text)}</description>{entry.Media}</item>");
        }

        return $"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Paper</title><link>https://paper.example/</link><description>News</description>{items}</channel></rss>""";
    }

    public sealed record Entry(string Guid, string Title, string Text)
    {
        public DateTimeOffset Published { get; init; } = TimeProvider.System.GetUtcNow();

        /// <summary>Elements of Media RSS beside it.</summary>
        public string Media { get; init; } = "";
    }
}
