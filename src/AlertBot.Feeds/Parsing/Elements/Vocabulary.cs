namespace AlertBot.Feeds.Parsing.Elements;

/// <summary>The namespaces that a feed reader knows.</summary>
internal enum Vocabulary
{
    /// <summary>RSS of any version, Atom of any version, and names without a namespace.</summary>
    Core,
    DublinCore,
    DublinCoreTerms,
    Content,
    Media,
    Itunes,
    Syndication,
    Xhtml,
    FeedBurner,
    Other,
}

/// <summary>Finds a vocabulary by its address, or by the prefix that everybody uses where the declaration is missing.</summary>
internal static class Vocabularies
{
    private static readonly (string Part, Vocabulary Vocabulary)[] Addresses =
    [
        ("purl.org/dc/elements", Vocabulary.DublinCore),
        ("purl.org/dc/terms", Vocabulary.DublinCoreTerms),
        ("purl.org/rss/1.0/modules/content", Vocabulary.Content),
        ("news.yandex.ru", Vocabulary.Content),
        ("purl.org/rss/1.0/modules/syndication", Vocabulary.Syndication),
        ("purl.org/rss/1.0/modules/", Vocabulary.Other),
        ("search.yahoo.com/mrss", Vocabulary.Media),
        ("itunes.com/dtds/podcast", Vocabulary.Itunes),
        ("itunes.com/", Vocabulary.Itunes),
        ("w3.org/1999/xhtml", Vocabulary.Xhtml),
        ("feedburner", Vocabulary.FeedBurner),
        ("w3.org/2005/atom", Vocabulary.Core),
        ("purl.org/atom/", Vocabulary.Core),
        ("purl.org/rss/1.0", Vocabulary.Core),
        ("purl.org/net/rss1.1", Vocabulary.Core),
        ("netscape.com/rdf/simple", Vocabulary.Core),
        ("channel.netscape.com", Vocabulary.Core),
        ("userland.com", Vocabulary.Core),
        ("blogs.law.harvard.edu", Vocabulary.Core),
        ("rssboard.org", Vocabulary.Core),
        ("w3.org/1999/02/22-rdf-syntax", Vocabulary.Core),
    ];

    private static readonly Dictionary<string, Vocabulary> Prefixes = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Vocabulary.Core,
        ["rdf"] = Vocabulary.Core,
        ["rss"] = Vocabulary.Core,
        ["atom"] = Vocabulary.Core,
        ["atom10"] = Vocabulary.Core,
        ["a10"] = Vocabulary.Core,
        ["dc"] = Vocabulary.DublinCore,
        ["dcterms"] = Vocabulary.DublinCoreTerms,
        ["content"] = Vocabulary.Content,
        ["yandex"] = Vocabulary.Content,
        ["media"] = Vocabulary.Media,
        ["itunes"] = Vocabulary.Itunes,
        ["sy"] = Vocabulary.Syndication,
        ["xhtml"] = Vocabulary.Xhtml,
        ["feedburner"] = Vocabulary.FeedBurner,
    };

    /// <summary>The vocabulary of a declared address; null when nobody knows it.</summary>
    public static Vocabulary? OfAddress(string address) =>
        Array.Find(Addresses, known => address.Contains(known.Part, StringComparison.OrdinalIgnoreCase)) is { Part: not null } found ? found.Vocabulary : null;

    public static Vocabulary OfPrefix(string prefix) => Prefixes.GetValueOrDefault(prefix, Vocabulary.Other);
}
