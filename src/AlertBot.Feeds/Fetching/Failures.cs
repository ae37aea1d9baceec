using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using static AlertBot.Feeds.Fetching.FailureKind;

namespace AlertBot.Feeds.Fetching;

/// <summary>Sorts everything that can go wrong with a look into a kind, a sentence and a remedy: in this one place.</summary>
public static class Failures
{
    private const string Wait = "Nothing needs to be done unless it lasts: AlertBot tries again, less and less often.";
    private const string CheckAddress = "Open the feed's address in a browser; if it does not open there either, look for the feed's new address on the site.";

    public static FeedFailure BadAddress(Uri address) => new(
        FailureKind.BadAddress, $"'{Shown(address)}' is not an address of the web.", "Use an address that begins with https:// or http://.");

    public static FeedFailure NotAFeed { get; } = new(
        FailureKind.NotAFeed, "The server sent a web page instead of a feed.",
        "Open the feed's address in a browser: it may show a log-in, a robot check or the feed's new address.");

    public static FeedFailure Unreadable(string reason) => new(
        FailureKind.Unreadable, $"The document could not be read as a feed: {reason}", "Check the address with a feed validator, and tell the publisher.");

    public static FeedFailure PageWithoutFeed { get; } = new(
        FailureKind.PageWithoutFeed, "There is a web page at this address, and neither it nor the usual places of its site lead to a feed.", "Look for the feed's address on the site.");

    public static FeedFailure ChannelWithoutSite { get; } = new(
        FailureKind.ChannelWithoutSite, "This Telegram channel does not say which site stands behind it.", "Give the address of the publisher's site.");

    public static FeedFailure Internal { get; } = new(
        FailureKind.Internal, "AlertBot itself failed on this feed.", "The log has the cause; please report it.");

    public static FeedFailure WrongNotModified { get; } = new(
        FailureKind.WrongNotModified, "The server said 'not modified' though it was asked for the whole document.",
        "The publisher's server or its cache is set up wrongly; tell the publisher.");

    public static FeedFailure RedirectLoop(int most) => new(
        FailureKind.RedirectLoop, $"The address leads in circles, or through more than {most} redirects.", CheckAddress);

    public static FeedFailure BadRedirect { get; } = new(
        FailureKind.BadRedirect, "The server redirects to something that is no address of the web.", CheckAddress);

    /// <summary>The failure that an answer's status means, or null when it is none.</summary>
    public static FeedFailure? OfStatus(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        401 or 407 => new(Unauthorised, "The server asks for a user name and a password.", "Give the feed's credentials, or remove the feed."),
        403 or 451 => new(Forbidden, $"The server refuses AlertBot ({(int)status}).",
            "The publisher may block robots: ask them to let AlertBot's user agent in, or use another feed of theirs."),
        404 => new(NotFound, "There is nothing at this address (404).", CheckAddress),
        410 => new(Gone, "The publisher has removed this feed for good (410).", "Remove the feed, or look for its new address on the site."),
        429 => new(TooManyRequests, "The server says that it is asked too often (429).", "Give the feed a longer interval if this goes on."),
        >= 500 => new(ServerError, $"The publisher's server has a problem ({(int)status}).", Wait),
        _ => new(Refused, $"The server answered {(int)status}, which is no feed.", CheckAddress),
    };

    public static FeedFailure OfException(Exception exception, Uri address) => exception switch
    {
        HttpRequestException { InnerException: { } inner } and not { HttpRequestError: HttpRequestError.SecureConnectionError } => OfException(inner, address),
        PrivateAddressException => new(PrivateAddress, $"{address.IdnHost} is on a private network, where AlertBot does not go.",
            "If this is your own server, name it under AllowedPrivate in the settings."),
        UnreadableSecretException => new(Credentials, $"The feed's own access cannot be used: {exception.Message}",
            "Set the variable or file that the feed's access names, or change the feed."),
        BodyTooLargeException => new(TooLarge, "The document is larger than allowed.", "Use a smaller feed of this publisher, or raise MaxBytes in the settings."),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } =>
            new(UnknownHost, $"There is no server named {address.IdnHost}.", "Check the spelling of the address; if it is right, the site may have closed or moved."),
        OperationCanceledException or TimeoutException => new(TimedOut, "The server took too long.", Wait),
        AuthenticationException or HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            new(Certificate, "No safe connection could be made: the server's certificate is wrong or has expired.", "Tell the publisher; AlertBot does not read feeds over broken encryption."),
        InvalidDataException or HttpIOException => new(BrokenBody, "The answer broke off or was damaged on its way.", Wait),
        UriFormatException or NotSupportedException => BadAddress(address),
        HttpRequestException or IOException or SocketException => new(Unreachable, $"{address.IdnHost} cannot be reached.", Wait),
        _ => Internal,
    };

    /// <summary>Without user, password and query, any of which can be a secret.</summary>
    private static string Shown(Uri address) => address.IsAbsoluteUri ? address.GetLeftPart(UriPartial.Scheme) + address.IdnHost : "relative";
}
