using AlertBot.Feeds.Parsing.Encodings;
using AlertBot.Feeds.Parsing.Reading;
using AlertBot.Feeds.Polling;

namespace AlertBot.Feeds.Parsing;

/// <summary>Bytes to items: markup or JSON, in any encoding, sound or not.</summary>
public sealed class FeedParser : IFeedParser
{
    /// <exception cref="UnreadableFeedException">The document is no feed.</exception>
    public ParsedFeed Parse(ReadOnlyMemory<byte> body, Uri? address = null, string? contentType = null)
    {
        var text = DocumentText.ToUtf8(body, contentType);
        var start = text.Span.TrimStart(" \t\r\n\0"u8);
        if (start.IsEmpty)
        {
            throw new UnreadableFeedException("The document is empty.");
        }

        return start[0] == (byte)'{' ? JsonFeed.Read(text[(text.Length - start.Length)..], address) : new MarkupFeed(text.Span, address).Read();
    }
}
