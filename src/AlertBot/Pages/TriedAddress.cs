using AlertBot.Feeds;
using AlertBot.Feeds.Discovery;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using AlertBot.Understanding;
using NodaTime;

namespace AlertBot.Pages;

/// <summary>
/// Fetches what an admin wants to see read: an article, or the newest item of a feed. It goes the way that feeds go, past the same guard of
/// inner networks, with the same limits and manners.
/// </summary>
internal sealed class TriedAddress(FeedFetcher fetcher, IFeedParser parser)
{
    /// <returns>The item, or a sentence that says why there is none.</returns>
    public async Task<(ItemText? Item, string? Problem)> FetchAsync(Uri address, Instant now, CancellationToken cancellationToken) =>
        await fetcher.FetchAsync(new FetchRequest(address) { AcceptPage = true }, cancellationToken) switch
        {
            FetchedBody body => Read(body, now),
            FetchFailed failed => (null, $"{failed.Failure.Sentence} {failed.Failure.Remedy}"),
            _ => (null, "The server sent no document."),
        };

    private (ItemText? Item, string? Problem) Read(FetchedBody body, Instant now)
    {
        if (HtmlPage.Is(body.Body.Span))
        {
            var page = ArticlePage.Of(body.Body, body.ContentType);
            var published = page.Published is { } text && PublicationTime.TryParse(text, out var at) ? at : PublicationTime.At(now);
            return (new ItemText("try", page.Title, page.Text, published, Url: body.Address.AbsoluteUri), null);
        }

        try
        {
            var feed = parser.Parse(body.Body, body.Address, body.ContentType);
            return feed.Items.OrderByDescending(i => i.Published ?? Instant.MinValue).FirstOrDefault() is { } newest
                ? (new ItemText("try", newest.Title ?? "", PlainText.Of(newest.Content ?? newest.Summary), PublicationTime.At(newest.Published ?? now), feed.Language, newest.Link), null)
                : (null, "The feed is empty.");
        }
        catch (UnreadableFeedException e)
        {
            return (null, e.Message);
        }
    }
}
