using System.IO.Hashing;
using System.Net;
using NodaTime.Extensions;

namespace AlertBot.Feeds.Fetching;

/// <summary>
/// One look at one address: conditional, polite, and bounded in time and size. Every failure of the other side is an answer,
/// never an exception; only the caller's own cancellation is thrown.
/// </summary>
/// <param name="clock">For dates in headers. Time-outs of the network run on the system's clock, since the network does.</param>
public sealed class FeedFetcher(FeedClients clients, FetchingOptions options, HostGate gate, TimeProvider clock)
{
    /// <summary>The longest Link header that is looked at.</summary>
    private const int LongestLink = 4096;

    public FeedFetcher(HttpClient client, FetchingOptions options, HostGate gate, TimeProvider clock)
        : this(new FeedClients(options, client), options, gate, clock)
    {
    }

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            return await FollowAsync(request, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchFailed(Failures.OfException(exception, request.Address));
        }
    }

    private async Task<FetchResult> FollowAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (address, movedTo, onlyPermanent) = (request.Address, (Uri?)null, true);
        for (var hops = 0; hops <= options.MaxRedirects; hops++)
        {
            if (!IsWeb(address))
            {
                return new FetchFailed(hops == 0 ? Failures.BadAddress(address) : Failures.BadRedirect);
            }

            using var place = await gate.EnterAsync(address, whole.Token);
            if (hops == 0)
            {
                // The wait for a busy host is ours, not the server's slowness.
                whole.CancelAfter(options.TotalTimeout);
            }

            var (result, next, permanent) = await LookAsync(request, address, movedTo, whole.Token);
            if (result is not null || next is null)
            {
                return result ?? new FetchFailed(Failures.BadRedirect);
            }

            onlyPermanent &= permanent;
            movedTo = onlyPermanent ? next : movedTo;
            address = next;
        }

        return new FetchFailed(Failures.RedirectLoop(options.MaxRedirects));
    }

    private static bool IsWeb(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && address.Host.Length > 0;

    /// <summary>One hop: either an end of the look, or where to go next.</summary>
    private async Task<(FetchResult? Result, Uri? Next, bool Permanent)> LookAsync(
        FetchRequest request, Uri address, Uri? movedTo, CancellationToken cancellationToken)
    {
        using var message = Message(request, address);
        var client = request.IsPrivate ? clients.Private : await clients.ForAsync(request.Access, address, cancellationToken);
        using var response = await SendAsync(client, message, cancellationToken);
        if (IsRedirect(response.StatusCode))
        {
            var permanent = response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            return (null, Target(address, response), permanent);
        }

        return (await ReadAsync(request, response, address, movedTo, cancellationToken), null, false);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var firstByte = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        firstByte.CancelAfter(options.FirstByteTimeout);
        return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, firstByte.Token);
    }

    private static HttpRequestMessage Message(FetchRequest request, Uri address)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address);
        if (request.ETag is { } etag)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (request.LastModified is { } lastModified)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
        }

        if (request.Access is { } access)
        {
            Dress(message, access, IsOwnHost(request.Address, address));
        }

        return message;
    }

    /// <param name="own">Still at the feed's own host: whoever it redirects to gets no secrets.</param>
    private static void Dress(HttpRequestMessage message, FeedAccess access, bool own)
    {
        if (access.UserAgent is { } agent)
        {
            message.Headers.TryAddWithoutValidation("User-Agent", agent);
        }

        if (!own)
        {
            return;
        }

        if (access.Authorization() is { } authorization)
        {
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        foreach (var (name, value) in access.Headers)
        {
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, HiddenValue.Read(value));
        }
    }

    /// <summary>The same server, or the same over encryption.</summary>
    private static bool IsOwnHost(Uri feed, Uri address) =>
        string.Equals(feed.IdnHost, address.IdnHost, StringComparison.OrdinalIgnoreCase)
        && ((feed.Scheme == address.Scheme && feed.Port == address.Port) || (feed is { Scheme: "http", IsDefaultPort: true } && address is { Scheme: "https", IsDefaultPort: true }));

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static Uri? Target(Uri address, HttpResponseMessage response)
    {
        var location = response.Headers.Location;
        return location is null ? null : location.IsAbsoluteUri ? location : new Uri(address, location);
    }

    private async Task<FetchResult> ReadAsync(
        FetchRequest request, HttpResponseMessage response, Uri address, Uri? movedTo, CancellationToken cancellationToken)
    {
        var patience = ServerPatience.Of(response, clock.GetUtcNow().ToInstant());
        var (etag, lastModified) = (First(response.Headers, "ETag"), First(response.Content.Headers, "Last-Modified"));
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return request is { ETag: null, LastModified: null }
                ? new FetchFailed(Failures.WrongNotModified)
                : new NothingNew(SameBody: false, etag ?? request.ETag, lastModified ?? request.LastModified, patience, movedTo);
        }

        if (Failures.OfStatus(response.StatusCode) is { } failure)
        {
            return new FetchFailed(failure, patience);
        }

        var (body, received) = await BodyReader.ReadAsync(response.Content, options, cancellationToken);
        var hash = unchecked((long)XxHash3.HashToUInt64(body));
        return hash == request.BodyHash ? new NothingNew(SameBody: true, etag, lastModified, patience, movedTo) { Received = received }
            : !request.AcceptPage && HtmlPage.Is(body) ? new FetchFailed(Failures.NotAFeed) { Received = received }
            : new FetchedBody(body, hash, First(response.Content.Headers, "Content-Type"), address, etag, lastModified, patience, movedTo)
            {
                Received = received,
                Hub = Hub(response.Headers, address),
            };
    }

    private static AnnouncedHub? Hub(System.Net.Http.Headers.HttpHeaders headers, Uri address)
    {
        if (!headers.NonValidated.TryGetValues("Link", out var values))
        {
            return null;
        }

        var written = string.Join(',', values);
        return written.Length <= LongestLink && LinkHeader.Find(written, "hub", address) is { } hub ? new(hub, LinkHeader.Find(written, "self", address)) : null;
    }

    private static string? First(System.Net.Http.Headers.HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
