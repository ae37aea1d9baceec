using System.Text;
using AlertBot.Feeds.Parsing.Elements;
using AlertBot.Feeds.Parsing.Markup;
using AlertBot.Feeds.Parsing.Pictures;
using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Feeds.Parsing.Reading;

/// <summary>One element with a value, ready to be given to the item or the feed it belongs to.</summary>
internal readonly ref struct ValueElement(
    ReadOnlySpan<byte> document, Field inside, ReadOnlySpan<byte> attributes, EntityTable? own, ElementMeaning meaning, ReadOnlySpan<byte> name)
{
    // Ranks tell elements of one kind apart.
    private const int MediaDescription = 2;
    private const int PlainImage = 6;
    private const int CoverOfShow = 5;
    private const int IconOfSite = 1;

    private readonly ReadOnlySpan<byte> _document = document;
    private readonly ReadOnlySpan<byte> _attributes = attributes;
    private readonly ReadOnlySpan<byte> _name = name;

    public ElementKind Kind => meaning.Kind;

    public string Characters => FieldReader.Characters(inside, _document, own);

    public string Attribute(ReadOnlySpan<byte> wanted) => TextDecoder.Decode(Attributes.Find(_attributes, wanted), own);

    public bool IsNamed(ReadOnlySpan<byte> localName) => Ascii.EqualsIgnoreCase(QualifiedName.Local(_name), localName);

    public void GiveTo(Draft draft, Uri? baseAddress)
    {
        switch (meaning.Kind)
        {
            case ElementKind.Title:
                draft.OfferTitle(Text(), meaning.Rank);
                break;
            case ElementKind.Summary:
                draft.OfferSummary(Text(), meaning.Rank, _name.Length);
                if (meaning.Rank == MediaDescription)
                {
                    draft.Pictures.Describe(Characters);
                }

                break;
            case ElementKind.Content:
                draft.OfferContent(Text(), meaning.Rank);
                break;
            case ElementKind.Link or ElementKind.OriginalLink:
                GiveLink(draft, baseAddress);
                break;
            case ElementKind.Id:
                draft.OfferId(Characters, meaning.Rank, !Attribute("isPermaLink"u8).Equals("false", StringComparison.OrdinalIgnoreCase));
                break;
            case ElementKind.Published or ElementKind.Updated or ElementKind.Dated:
                draft.OfferDate(meaning.Kind, Characters, meaning.Rank);
                break;
            case ElementKind.Author:
                Add(draft.Authors, PersonName.Of(_document[inside.Inner], Characters, inside.HasElements));
                break;
            case ElementKind.Category:
                Add(draft.Categories, Filled(Attribute("label"u8)) ?? Filled(Attribute("term"u8)) ?? Characters);
                break;
            case ElementKind.Picture or ElementKind.Enclosure:
                draft.OfferImage(Links.Absolute(Picture(), baseAddress), meaning.Rank);
                GivePicture(draft, baseAddress);
                break;
            case ElementKind.Credit:
                draft.Pictures.Credit(Characters);
                break;
            case ElementKind.Source when !inside.HasElements && Filled(Attribute("url"u8)) is { } source:
                draft.Source = new ItemSource(source, InlineText.OfHtml(Characters));
                break;
            case ElementKind.Language:
                draft.OfferLanguage(Characters, meaning.Rank);
                break;
        }
    }

    private FieldText Text() => FieldReader.Read(inside, _document, _attributes, own);

    /// <summary>Atom's link is an attribute with a purpose, RSS's is text.</summary>
    private void GiveLink(Draft draft, Uri? baseAddress)
    {
        if (_attributes.Length <= 2)
        {
            var text = Characters;
            draft.OfferLink(Links.Absolute(TextDecoder.Decode(text), baseAddress) ?? text, meaning.Rank);
            return;
        }

        var rel = Attribute("rel"u8).Trim().ToLowerInvariant();
        if (rel == "enclosure")
        {
            MediaPictures.Offer(draft.Pictures, this, [], baseAddress);
        }

        if (rel is not ("" or "alternate"))
        {
            return;
        }

        var href = Filled(Attribute("href"u8)) ?? Filled(Attribute("rdf:resource"u8));
        var type = Attribute("type"u8);
        var rank = meaning.Rank - (href is null || type.Length == 0 || type.Contains("html", StringComparison.OrdinalIgnoreCase) ? 0 : 2);
        var link = (href ?? Characters).Trim();
        draft.OfferLink(Links.Absolute(TextDecoder.Decode(link), baseAddress) ?? link, rank);
    }

    private string? Picture()
    {
        var type = Attribute("type"u8);
        var isPicture = meaning.Kind == ElementKind.Enclosure || Attribute("url"u8).Length > 0 && meaning.Rank == 9
            ? type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) || Attribute("medium"u8) == "image"
            : true;
        return isPicture ? Filled(Attribute("url"u8)) ?? Filled(Attribute("href"u8)) ?? Inside() : null;
    }

    /// <summary>The picture of the item itself: not the cover of a show, nor the sign of a site.</summary>
    private void GivePicture(Draft draft, Uri? baseAddress)
    {
        if (meaning is { Kind: ElementKind.Picture, Rank: PlainImage })
        {
            draft.Pictures.Offer(new OfferedPicture(Filled(Attribute("url"u8)) ?? Filled(Attribute("href"u8)) ?? Inside()), baseAddress);
        }
        else if (meaning.Rank is not (CoverOfShow or IconOfSite))
        {
            MediaPictures.Offer(draft.Pictures, this, _document[inside.Inner], baseAddress);
        }
    }

    /// <summary>RSS writes <c>&lt;image&gt;&lt;url&gt;</c>, others put the address in plainly.</summary>
    private string? Inside() => inside.HasElements ? InnerElement.Text(_document[inside.Inner], "url"u8) : Filled(Characters);

    private static void Add(List<string> values, string? value)
    {
        if (values.Count < 100 && Filled(value) is { } filled)
        {
            values.Add(InlineText.OfHtml(filled));
        }
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
