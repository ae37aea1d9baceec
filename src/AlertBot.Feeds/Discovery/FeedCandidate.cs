using AlertBot.Feeds.Parsing;

namespace AlertBot.Feeds.Discovery;

/// <summary>How sure it is that there is a feed at an address.</summary>
public enum CandidateOrigin
{
    /// <summary>The page says so in a link element.</summary>
    Announced,

    /// <summary>The page links to something that sounds like a feed.</summary>
    Linked,

    /// <summary>Sites often have their feed there.</summary>
    Guessed,
}

/// <summary>An address where a feed of a site may be: to be confirmed by reading it.</summary>
/// <param name="Format">As the page says, or null.</param>
public sealed record FeedCandidate(Uri Address, string? Title, FeedFormat? Format, CandidateOrigin Origin);
