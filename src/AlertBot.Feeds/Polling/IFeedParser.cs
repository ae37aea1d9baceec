using AlertBot.Feeds.Parsing;

namespace AlertBot.Feeds.Polling;

/// <summary>Turns a document into items; throws when it is no feed, and whatever it throws is one feed's failure.</summary>
public interface IFeedParser
{
    ParsedFeed Parse(ReadOnlyMemory<byte> body, Uri? address = null, string? contentType = null);
}
