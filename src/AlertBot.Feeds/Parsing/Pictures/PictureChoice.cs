using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Feeds.Parsing.Pictures;

/// <summary>Of the pictures that come by in an item, the largest sensible one; of equals the first.</summary>
internal sealed class PictureChoice
{
    private const int LongestDescription = 300;
    private const int LongestCredit = 120;

    private OfferedPicture? _best;
    private string? _address;
    private string? _description;
    private string? _credit;

    /// <param name="baseAddress">What its address is relative to.</param>
    public void Offer(OfferedPicture picture, Uri? baseAddress)
    {
        if (picture.IsSensible && (_best is null || picture.Rank.CompareTo(_best.Rank) > 0) && PictureAddress.Of(picture.Address, baseAddress) is { } address)
        {
            (_best, _address) = (picture, address);
        }
    }

    /// <summary>Media RSS lets the words stand beside the pictures as well as within.</summary>
    public void Describe(string text) => _description ??= Filled(text);

    public void Credit(string text) => _credit ??= Filled(text);

    public ItemPicture? Chosen => _best is null ? null : new(
        _address!, Plain(_best.Description ?? _description, LongestDescription), Plain(_best.Credit ?? _credit, LongestCredit));

    private static string? Filled(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string? Plain(string? html, int longest)
    {
        var text = html is null ? "" : InlineText.OfHtml(html);
        var cut = text.Length <= longest ? text.Length : char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text.Length == 0 ? null : cut == text.Length ? text : text[..cut].TrimEnd() + "…";
    }
}
