using System.Text;
using AlertBot.Feeds.Parsing.Encodings;
using AlertBot.Feeds.Parsing.Markup;

namespace AlertBot.Feeds.Discovery;

/// <summary>What a page of a publisher's site says, for a person who tries how it is read: good enough to look at, never stored.</summary>
/// <param name="Title">Plain text; empty when the page has none.</param>
/// <param name="Text">Plain text of the article, or of the whole page where none is marked.</param>
/// <param name="Published">As the page writes it (ISO 8601), or null.</param>
public sealed record ArticlePage(string Title, string Text, string? Published)
{
    /// <summary>Longer pages are no articles.</summary>
    private const int Searched = 4_000_000;

    public static ArticlePage Of(ReadOnlyMemory<byte> html, string? contentType)
    {
        var document = DocumentText.ToUtf8(html[..Math.Min(html.Length, Searched)], contentType).Span;
        var scanner = new MarkupScanner(document);
        var (title, named, published) = (default(Range), "", (string?)null);
        var (article, main, body) = (new Stretch("article"), new Stretch("main"), new Stretch("body"));
        while (scanner.Next() is var token and not { Kind: TokenKind.End })
        {
            var name = token.Kind is TokenKind.Open or TokenKind.Close ? token.Text(document) : default;
            article.Take(token, name);
            main.Take(token, name);
            body.Take(token, name);
            if (token.Kind == TokenKind.Open && Is(name, "title") && title.Equals(default))
            {
                title = token.End..(token.End + Math.Max(document[token.End..].IndexOf((byte)'<'), 0));
            }
            else if (token.Kind == TokenKind.Open && Is(name, "meta"))
            {
                var attributes = token.Attributes(document);
                var (property, content) = (Value(attributes, "property"u8), Value(attributes, "content"u8));
                named = named.Length == 0 && property == "og:title" ? content : named;
                published ??= property == "article:published_time" && content.Length > 0 ? content : null;
            }
        }

        var part = article.Longest ?? main.Longest ?? body.Longest ?? Range.All;
        return new ArticlePage(named.Length > 0 ? named : PlainText.Of(Encoding.UTF8.GetString(document[title])), PlainText.Of(Encoding.UTF8.GetString(document[part])), published);
    }

    private static string Value(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> name) => TextDecoder.Decode(Attributes.Find(attributes, name)).Trim();

    private static bool Is(ReadOnlySpan<byte> name, string wanted) => name.Length == wanted.Length && Ascii.EqualsIgnoreCase(name, wanted);

    /// <summary>The longest stretch between an element's tags; what is not closed reaches to the next of its kind, or is left out.</summary>
    private sealed class Stretch(string element)
    {
        private int? _from;

        public Range? Longest { get; private set; }

        public void Take(Token token, ReadOnlySpan<byte> name)
        {
            if (!Is(name, element))
            {
                return;
            }

            if (_from is { } from && token.Start - from > Length(Longest))
            {
                Longest = from..token.Start;
            }

            _from = token.Kind == TokenKind.Open ? token.End : null;
        }

        private static int Length(Range? range) => range is { } some ? some.End.Value - some.Start.Value : 0;
    }
}
