using System.Text;
using AlertBot.Feeds.Parsing.Elements;
using AlertBot.Feeds.Parsing.Markup;
using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Feeds.Parsing.Reading;

/// <summary>
/// Reads RSS of every version, RDF and Atom in one pass over the bytes, sound or broken. What is not closed is closed by what follows,
/// what is not declared is guessed, what nobody knows is passed over. An element counts only as a direct child of the feed or of an item.
/// </summary>
internal ref struct MarkupFeed(ReadOnlySpan<byte> document, Uri? address)
{
    private readonly ReadOnlySpan<byte> _document = document;
    private readonly NamespaceScope _namespaces = new();
    private readonly OpenElements _open = new();
    private readonly Draft _feed = new();
    private readonly List<ParsedItem> _items = [];
    private readonly Uri? _address = address;
    private MarkupScanner _scanner = new(document);
    private readonly HintsDraft _hints = new();
    private EntityTable? _entities;
    private Draft? _item;
    private Uri? _base = address;
    private FeedFormat? _format;
    private bool _entitiesRead;
    private bool _isWebPage;

    /// <exception cref="UnreadableFeedException">Nothing of a feed is in the document.</exception>
    public ParsedFeed Read()
    {
        while (_scanner.Next() is var token and not { Kind: TokenKind.End })
        {
            if (token.Kind == TokenKind.Open)
            {
                Open(token);
            }
            else if (token.Kind == TokenKind.Close)
            {
                Close(token);
            }
        }

        FinishItem(isCutOff: true);
        return _format is { } format ? Feed(format) : throw new UnreadableFeedException(Reason());
    }

    private readonly string Reason() => _isWebPage
        ? "The document is a web page, not a feed."
        : "The document is not a feed: it has no rss, feed, channel or RDF element.";

    private readonly ParsedFeed Feed(FeedFormat format) => new(
        format,
        _feed.Title,
        Links.Absolute(_feed.Link, _feed.Base ?? _address),
        _feed.Language,
        _feed.Summary is { } summary ? InlineText.OfHtml(summary) : null,
        _feed.Moment,
        [.. _items])
    {
        Hints = _hints.ToHints(),
    };

    private void Open(Token token)
    {
        if (!_entitiesRead)
        {
            ReadEntities();
        }

        var level = new OpenElements.Level(token.Inner, ElementKind.Unknown, _namespaces.Count, _base);
        var attributes = token.Attributes(_document);
        Enter(attributes);
        var name = token.Text(_document);
        var meaning = Meaning(name);
        if (meaning.Kind == ElementKind.Item)
        {
            BeginItem(token, level, attributes);
        }
        else if (meaning.Kind is ElementKind.Root or ElementKind.Channel or ElementKind.Group)
        {
            Contain(token, level with { Kind = meaning.Kind }, name, attributes);
        }
        else if (meaning.Kind != ElementKind.Unknown && IsInContainer())
        {
            Value(token, meaning, attributes);
            Leave(level);
        }
        else
        {
            _isWebPage |= _open.Count == 0 && Ascii.EqualsIgnoreCase(name, "html"u8);
            Push(token, level);
        }
    }

    private void Enter(ReadOnlySpan<byte> attributes)
    {
        if (attributes.Length > 8)
        {
            _namespaces.Enter(attributes);
            if (attributes.IndexOf("xml:base"u8) >= 0)
            {
                _base = Links.Base(_base, Attribute(attributes, "xml:base"u8));
            }
        }
    }

    private void Leave(OpenElements.Level level)
    {
        _namespaces.Leave(level.Namespaces);
        _base = level.Base;
    }

    private readonly ElementMeaning Meaning(ReadOnlySpan<byte> name)
    {
        var local = QualifiedName.Local(name);
        var meaning = ElementNames.Find(_namespaces.Of(QualifiedName.Prefix(name)), local);
        return meaning.Kind == ElementKind.Unknown && _open.Count == 0 && ElementNames.Find(Vocabulary.Core, local) is { Kind: ElementKind.Root } root
            ? root
            : meaning;
    }

    private readonly bool IsInContainer() => _open.Innermost is not ElementKind.Unknown && _format is not null;

    private readonly void Push(Token token, OpenElements.Level level)
    {
        if (token.IsEmpty)
        {
            _namespaces.Leave(level.Namespaces);
        }
        else
        {
            _open.Push(level);
        }
    }

    private void Contain(Token token, OpenElements.Level level, ReadOnlySpan<byte> name, ReadOnlySpan<byte> attributes)
    {
        if (level.Kind != ElementKind.Group)
        {
            _namespaces.Adopt(QualifiedName.Prefix(name));
            _format ??= Format(QualifiedName.Local(name));
            _feed.OfferLanguage(Attribute(attributes, "xml:lang"u8), 1);
            _feed.Base ??= _base;
        }

        Push(token, level);
    }

    private static FeedFormat Format(ReadOnlySpan<byte> root) =>
        Ascii.EqualsIgnoreCase(root, "feed"u8) ? FeedFormat.Atom : Ascii.EqualsIgnoreCase(root, "rdf"u8) ? FeedFormat.Rdf : FeedFormat.Rss;

    private void BeginItem(Token token, OpenElements.Level level, ReadOnlySpan<byte> attributes)
    {
        if (_open.ItemLevel is var unclosed and >= 0)
        {
            EndTo(unclosed);
            level = level with { Namespaces = _namespaces.Count, Base = _base };
            Enter(attributes);
        }

        _format ??= Ascii.EqualsIgnoreCase(QualifiedName.Local(token.Text(_document)), "entry"u8) ? FeedFormat.Atom : FeedFormat.Rss;
        _item = new Draft { Base = _base };
        if (Attribute(attributes, "rdf:about"u8) is { Length: > 0 } about)
        {
            _item.OfferId(about, 1, isLink: true);
        }

        Push(token, level with { Kind = ElementKind.Item });
    }

    private void Close(Token token)
    {
        if (_open.Find(_document, token.Text(_document)) is var index and >= 0)
        {
            EndTo(index);
        }
    }

    /// <summary>Closes every element from this level on.</summary>
    private void EndTo(int index)
    {
        if (_open.ItemLevel >= index)
        {
            FinishItem(isCutOff: false);
        }

        var outermost = _open[index];
        _open.CutTo(index);
        Leave(outermost);
    }

    /// <summary>An item that the document broke off in counts only when enough of it is there to know it by.</summary>
    private void FinishItem(bool isCutOff)
    {
        if (_item is { IsEmpty: false } item && (!isCutOff || (item.Title is not null && (item.Id ?? item.Link) is not null)))
        {
            _items.Add(item.ToItem(FeedBase()));
        }

        _item = null;
    }

    private readonly Uri? FeedBase() => _feed.Base ?? (Uri.TryCreate(_feed.Link, UriKind.Absolute, out var link) ? link : null);

    private void ReadEntities()
    {
        _entitiesRead = true;
        var table = EntityTable.Read(_document[_scanner.DocumentType]);
        _entities = table.IsEmpty ? null : table;
    }

    private readonly string Attribute(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> name) =>
        TextDecoder.Decode(Attributes.Find(attributes, name), _entities);

    private void Value(Token token, ElementMeaning meaning, ReadOnlySpan<byte> attributes)
    {
        var field = token.IsEmpty ? new Field(token.End..token.End, token.End, false, true, false) : Field.Read(ref _scanner, _document, token, meaning);
        _scanner.Position = field.End;
        if (field.IsCutOff && meaning.IsShort)
        {
            return;
        }

        var element = new ValueElement(_document, field, attributes, _entities, meaning, token.Text(_document));
        var draft = _item ?? _feed;
        draft.Base = _item is null ? draft.Base : draft.Base ?? _base;
        if (!_hints.Take(element) && !(_item is null && meaning.Kind is ElementKind.Id or ElementKind.Content))
        {
            element.GiveTo(draft, _base);
        }
    }
}
