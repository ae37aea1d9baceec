using System.Net;
using AlertBot.Feeds.Parsing.Text;

namespace AlertBot.Feeds.Parsing.Reading;

/// <summary>The text of an element, and whether it is HTML or just text.</summary>
internal readonly record struct FieldText(string Text, bool IsHtml)
{
    public string Plain => IsHtml ? InlineText.OfHtml(Text) : InlineText.Collapse(Text);

    public string Html => IsHtml ? Text.Trim() : WebUtility.HtmlEncode(Text.Trim());
}
