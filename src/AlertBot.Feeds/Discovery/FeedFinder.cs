using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Feeds.Discovery;

/// <summary>A feed that was found and read.</summary>
/// <param name="Rhythm">Usual time between two items, or null when the document does not tell.</param>
public sealed record FoundFeed(Uri Address, ParsedFeed Document, Duration? Rhythm);

/// <summary>What came of a search: a feed, or why there is none.</summary>
public sealed record FeedSearch(FoundFeed? Feed, FeedFailure? Failure)
{
    /// <summary>Why there is none, in sentences, or null.</summary>
    public string? Problem => Failure is null ? null : $"{Failure.Sentence} {Failure.Remedy}";
}

/// <summary>Finds the feed behind an address that a person has.</summary>
public interface IFeedSearch
{
    /// <param name="access">How it wants to be asked, or null.</param>
    Task<FeedSearch> FindAsync(Uri address, FeedAccess? access, CancellationToken cancellationToken);

    /// <summary>The same for a private feed: nobody hears what was asked for.</summary>
    Task<FeedSearch> FindPrivatelyAsync(Uri address, CancellationToken cancellationToken);
}

/// <summary>Finds the feed behind an address that a person has: of the feed itself, of a site, of a channel's preview, of a search in Google News.</summary>
public sealed class FeedFinder(FeedFetcher fetcher, IFeedParser parser, TimeProvider clock) : IFeedSearch
{
    /// <summary>So many addresses are tried: a guest does not rattle at every door.</summary>
    private const int MostTries = 12;

    public Task<FeedSearch> FindAsync(Uri address, FeedAccess? access, CancellationToken cancellationToken) =>
        FindAsync(new FetchRequest(address) { Access = access, AcceptPage = true }, ofChannel: false, cancellationToken);

    public Task<FeedSearch> FindPrivatelyAsync(Uri address, CancellationToken cancellationToken) =>
        FindAsync(new FetchRequest(address) { IsPrivate = true, AcceptPage = true }, ofChannel: false, cancellationToken);

    /// <param name="asked">How to ask, whatever the address.</param>
    private async Task<FeedSearch> FindAsync(FetchRequest asked, bool ofChannel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked.Address);
        var start = KnownPlaces.Of(asked.Address);
        var result = await fetcher.FetchAsync(asked with { Address = start }, cancellationToken);
        if (result is FetchFailed failed)
        {
            return new(null, failed.Failure);
        }

        if (result is not FetchedBody page)
        {
            return new(null, Failures.WrongNotModified);
        }

        if (!ofChannel && KnownPlaces.IsTelegram(page.Address))
        {
            return ChannelPreview.Site(page.Body.Span) is { } site
                ? await FindAsync(asked with { Address = site, Access = null }, ofChannel: true, cancellationToken)
                : new(null, Failures.ChannelWithoutSite);
        }

        return Read(page, start, out var reason) is { } feed ? new(feed, null)
            : !HtmlPage.Is(page.Body.Span) ? new(null, Failures.Unreadable(reason ?? ""))
            : await SearchAsync(page, asked, cancellationToken) is { } found ? new(found, null)
            : new(null, Failures.PageWithoutFeed);
    }

    private async Task<FoundFeed?> SearchAsync(FetchedBody page, FetchRequest asked, CancellationToken cancellationToken)
    {
        var candidates = FeedDiscovery.Candidates(page.Body, page.Address);
        foreach (var candidate in candidates.Take(MostTries))
        {
            if (await fetcher.FetchAsync(asked with { Address = candidate.Address }, cancellationToken) is FetchedBody body && Read(body, candidate.Address, out _) is { } feed)
            {
                return feed;
            }
        }

        return null;
    }

    private FoundFeed? Read(FetchedBody body, Uri asked, out string? reason)
    {
        reason = null;
        try
        {
            var document = parser.Parse(body.Body, body.Address, body.ContentType);
            var now = clock.GetUtcNow().ToInstant();
            return new(body.MovedTo ?? asked, document, Rhythm.Of([.. document.Items.Select(item => SeenItem.From(item, asked))], FeedState.New, 0, now));
        }
        catch (UnreadableFeedException exception)
        {
            reason = exception.Message;
            return null;
        }
    }
}
