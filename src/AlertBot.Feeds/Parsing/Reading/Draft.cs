using AlertBot.Feeds.Parsing.Dates;
using AlertBot.Feeds.Parsing.Elements;
using AlertBot.Feeds.Parsing.Pictures;
using AlertBot.Feeds.Parsing.Text;
using NodaTime;

namespace AlertBot.Feeds.Parsing.Reading;

/// <summary>What is known of an item, or of the feed itself, while its elements come by.</summary>
internal sealed class Draft
{
    private Best<string> _title;
    private Best<string> _id;
    private Best<string> _link;
    private Best<string> _summary;
    private Best<string> _content;
    private Best<string> _image;
    private Best<string> _language;
    private Best<Instant?> _published;
    private Best<Instant?> _updated;
    private PictureChoice? _pictures;
    private int? _summaryName;
    private bool _hasSummary;
    private bool _idIsLink;

    public List<string> Authors { get; } = [];

    public List<string> Categories { get; } = [];

    public string? Title => _title.Value;

    public string? Link => _link.Value;

    public string? Id => _id.Value;

    public string? Language => _language.Value;

    /// <summary>Empty when the element is there and says nothing.</summary>
    public string? Summary => _summary.Value ?? (_hasSummary ? "" : null);

    public bool IsEmpty => Title is null && Link is null && Id is null && _summary.Value is null && _content.Value is null
        && Moment is null;

    /// <summary>The base of relative links within the texts.</summary>
    public Uri? Base { get; set; }

    public ItemSource? Source { get; set; }

    /// <summary>Made when the first picture, or words of one, come by.</summary>
    public PictureChoice Pictures => _pictures ??= new();

    public void OfferTitle(FieldText text, int rank) => _title.Offer(text.Plain, rank);

    public void OfferLink(string? link, int rank) => _link.Offer(link?.Trim(), rank);

    public void OfferLanguage(string? language, int rank) => _language.Offer(language?.Trim(), rank);

    public void OfferImage(string? address, int rank) => _image.Offer(address?.Trim(), rank);

    public void OfferId(string id, int rank, bool isLink)
    {
        var trimmed = id.Trim();
        _idIsLink = trimmed.Length > 0 && isLink;
        _id.Offer(trimmed, rank);
    }

    public void OfferDate(ElementKind kind, string text, int rank)
    {
        var moment = FeedDate.Parse(text);
        if (kind is ElementKind.Updated or ElementKind.Dated)
        {
            _updated.Correct(moment, rank);
        }

        if (kind is ElementKind.Published or ElementKind.Dated)
        {
            _published.Correct(moment, rank);
        }
    }

    /// <summary>Two different elements of one rank, such as description and summary, are a short text and a long one.</summary>
    public void OfferSummary(FieldText text, int rank, int nameLength)
    {
        var html = text.Html;
        _hasSummary = true;
        if (_summary.Value is not null && rank == 9 && _summaryName != nameLength)
        {
            _content.Offer(html, 1);
            return;
        }

        _summaryName ??= rank == 9 ? nameLength : null;
        _summary.Offer(html, rank);
    }

    public void OfferContent(FieldText text, int rank) => _content.Offer(text.Html, rank);

    public ParsedItem ToItem(Uri? fallbackBase)
    {
        var around = Base ?? fallbackBase;
        var link = Links.Absolute(Link, around) ?? (_idIsLink && Links.IsWeb(Id) ? Id : null);
        return new ParsedItem(
            Id, Title, link, _published.Value, _updated.Value, Summary, _content.Value,
            [.. Authors.Distinct()], [.. Categories.Distinct()], Links.Absolute(_image.Value, around))
        {
            Base = around,
            Source = Source,
            Picture = _pictures?.Chosen,
        };
    }

    public Instant? Moment => _updated.Value ?? _published.Value;
}
