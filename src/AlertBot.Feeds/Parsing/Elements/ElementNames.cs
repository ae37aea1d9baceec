using System.Collections.Frozen;
using System.Text;
using static AlertBot.Feeds.Parsing.Elements.ElementKind;

namespace AlertBot.Feeds.Parsing.Elements;

/// <summary>Every element name that AlertBot keeps something of, in one list. Names are compared without regard to case.</summary>
internal static class ElementNames
{
    private const int Longest = 24;

    private static readonly FrozenDictionary<string, ElementMeaning>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        new Dictionary<string, ElementMeaning>
        {
            [Key(Vocabulary.Core, "rss")] = new(Root, 0),
            [Key(Vocabulary.Core, "rdf")] = new(Root, 0),
            [Key(Vocabulary.Core, "feed")] = new(Root, 0),
            [Key(Vocabulary.Core, "channel")] = new(Channel, 0),
            [Key(Vocabulary.Core, "item")] = new(ElementKind.Item, 0),
            [Key(Vocabulary.Core, "entry")] = new(ElementKind.Item, 0),
            [Key(Vocabulary.Core, "items")] = new(Group, 0),
            [Key(Vocabulary.Core, "skiphours")] = new(Group, 0),
            [Key(Vocabulary.Core, "skipdays")] = new(Group, 0),
            [Key(Vocabulary.Media, "group")] = new(Group, 0),
            [Key(Vocabulary.Core, "title")] = new(Title, 9),
            [Key(Vocabulary.DublinCore, "title")] = new(Title, 5),
            [Key(Vocabulary.Media, "title")] = new(Title, 1),
            [Key(Vocabulary.Itunes, "title")] = new(Title, 1),
            [Key(Vocabulary.Core, "link")] = new(Link, 9),
            [Key(Vocabulary.FeedBurner, "origlink")] = new(OriginalLink, 10),
            [Key(Vocabulary.Core, "guid")] = new(Id, 9),
            [Key(Vocabulary.Core, "id")] = new(Id, 9),
            [Key(Vocabulary.DublinCore, "identifier")] = new(Id, 1),
            [Key(Vocabulary.Core, "pubdate")] = new(Published, 9),
            [Key(Vocabulary.Core, "published")] = new(Published, 9),
            [Key(Vocabulary.Core, "issued")] = new(Published, 8),
            [Key(Vocabulary.DublinCoreTerms, "issued")] = new(Published, 5),
            [Key(Vocabulary.Core, "created")] = new(Published, 2),
            [Key(Vocabulary.DublinCoreTerms, "created")] = new(Published, 2),
            [Key(Vocabulary.Core, "updated")] = new(Updated, 9),
            [Key(Vocabulary.Core, "modified")] = new(Updated, 8),
            [Key(Vocabulary.Core, "lastbuilddate")] = new(Updated, 8),
            [Key(Vocabulary.DublinCoreTerms, "modified")] = new(Updated, 5),
            [Key(Vocabulary.DublinCore, "date")] = new(Dated, 3),
            [Key(Vocabulary.Core, "date")] = new(Dated, 3),
            [Key(Vocabulary.Core, "description")] = new(Summary, 9),
            [Key(Vocabulary.Core, "summary")] = new(Summary, 9),
            [Key(Vocabulary.Core, "subtitle")] = new(Summary, 9),
            [Key(Vocabulary.Core, "tagline")] = new(Summary, 9),
            [Key(Vocabulary.Core, "abstract")] = new(Summary, 9),
            [Key(Vocabulary.DublinCore, "description")] = new(Summary, 5),
            [Key(Vocabulary.Itunes, "summary")] = new(Summary, 3),
            [Key(Vocabulary.Media, "description")] = new(Summary, 2),
            [Key(Vocabulary.Itunes, "subtitle")] = new(Summary, 1),
            [Key(Vocabulary.Core, "content")] = new(Content, 9),
            [Key(Vocabulary.Content, "encoded")] = new(Content, 9),
            [Key(Vocabulary.Core, "encoded")] = new(Content, 9),
            [Key(Vocabulary.Xhtml, "body")] = new(Content, 9),
            [Key(Vocabulary.Core, "body")] = new(Content, 8),
            [Key(Vocabulary.Core, "fullitem")] = new(Content, 9),
            [Key(Vocabulary.Content, "full-text")] = new(Content, 9),
            [Key(Vocabulary.Core, "author")] = new(Author, 9),
            [Key(Vocabulary.DublinCore, "creator")] = new(Author, 9),
            [Key(Vocabulary.Itunes, "author")] = new(Author, 5),
            [Key(Vocabulary.Core, "category")] = new(Category, 9),
            [Key(Vocabulary.DublinCore, "subject")] = new(Category, 9),
            [Key(Vocabulary.Media, "thumbnail")] = new(Picture, 8),
            [Key(Vocabulary.Media, "content")] = new(Picture, 9),
            [Key(Vocabulary.Media, "credit")] = new(Credit, 9),
            [Key(Vocabulary.Itunes, "image")] = new(Picture, 5),
            [Key(Vocabulary.Core, "image")] = new(Picture, 6),
            [Key(Vocabulary.Core, "logo")] = new(Picture, 6),
            [Key(Vocabulary.Core, "icon")] = new(Picture, 1),
            [Key(Vocabulary.Core, "enclosure")] = new(Enclosure, 7),
            [Key(Vocabulary.Core, "language")] = new(Language, 9),
            [Key(Vocabulary.DublinCore, "language")] = new(Language, 5),
            [Key(Vocabulary.Core, "source")] = new(Source, 9),
            [Key(Vocabulary.Core, "ttl")] = new(TimeToLive, 9),
            [Key(Vocabulary.Core, "hour")] = new(SkippedHour, 9),
            [Key(Vocabulary.Core, "day")] = new(SkippedDay, 9),
            [Key(Vocabulary.Syndication, "updateperiod")] = new(UpdatePeriod, 9),
            [Key(Vocabulary.Syndication, "updatefrequency")] = new(UpdateFrequency, 9),
        }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static ElementMeaning Find(Vocabulary vocabulary, ReadOnlySpan<byte> localName)
    {
        if (vocabulary == Vocabulary.Other || localName.Length > Longest)
        {
            return default;
        }

        Span<char> key = stackalloc char[Longest + 1];
        key[0] = (char)('0' + (int)vocabulary);
        return Ascii.ToLower(localName, key[1..], out var length) == System.Buffers.OperationStatus.Done
            && Lookup.TryGetValue(key[..(length + 1)], out var meaning) ? meaning : default;
    }

    private static string Key(Vocabulary vocabulary, string name) => (char)('0' + (int)vocabulary) + name;
}
