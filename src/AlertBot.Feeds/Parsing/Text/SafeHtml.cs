using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace AlertBot.Feeds.Parsing.Text;

/// <summary>
/// Makes the HTML of a feed fit to be shown: no scripts, styles, handlers or frames, links absolute. What is not allowed goes, the words in
/// it stay. Not part of parsing, since most items are never shown.
/// </summary>
public static class SafeHtml
{
    /// <summary>Trees deeper than this are only made to break the programs that walk them.</summary>
    private const int MaxDepth = 200;

    private const string Dangerous = "script, style, noscript, iframe, frame, frameset, object, embed, applet, template, form, textarea, select, title:empty";

    private static readonly HtmlSanitizer Sanitizer = Create();

    /// <param name="baseAddress">What relative links in it are relative to.</param>
    public static string Clean(string html, Uri? baseAddress)
    {
        ArgumentNullException.ThrowIfNull(html);
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return html;
        }

        return MarkupDepth.Of(html) > MaxDepth ? System.Net.WebUtility.HtmlEncode(InlineText.OfHtml(html)) : CleanTree(html, baseAddress);
    }

    private static string CleanTree(string html, Uri? baseAddress)
    {
        var document = new HtmlParser().ParseDocument("<html><body></body></html>");
        document.Body!.InnerHtml = WithoutDeclarations(html);
        foreach (var element in document.QuerySelectorAll(Dangerous).ToList())
        {
            element.Remove();
        }

        lock (Sanitizer)
        {
            Sanitizer.SanitizeDom((IHtmlDocument)document, document.Body, baseAddress?.AbsoluteUri ?? "");
        }

        return document.Body.InnerHtml.Trim();
    }

    /// <summary>To a parser of HTML everything behind &lt;! is a comment up to the next &gt;; in a feed it is text.</summary>
    private static string WithoutDeclarations(string html) =>
        html.Contains("<!", StringComparison.Ordinal)
            ? html.Replace("<!", "&lt;!", StringComparison.Ordinal).Replace("&lt;!--", "<!--", StringComparison.Ordinal)
            : html;

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer { KeepChildNodes = true };
        sanitizer.AllowedAttributes.Remove("style");
        sanitizer.AllowedAttributes.Remove("class");
        sanitizer.AllowedTags.Remove("button");
        sanitizer.AllowedTags.Remove("input");
        return sanitizer;
    }
}
