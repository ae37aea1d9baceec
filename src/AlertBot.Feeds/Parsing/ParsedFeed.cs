using System.Collections.Immutable;
using NodaTime;

namespace AlertBot.Feeds.Parsing;

/// <summary>The syntax a feed was written in.</summary>
public enum FeedFormat
{
    Rss,
    Rdf,
    Atom,
    Json,
}

/// <summary>What a feed document says, in the document's order, before anything is stored.</summary>
/// <param name="Title">Plain text.</param>
/// <param name="Link">The site's absolute address.</param>
/// <param name="Language">As declared (BCP 47), or null.</param>
/// <param name="Description">Plain text.</param>
public sealed record ParsedFeed(
    FeedFormat Format,
    string? Title,
    string? Link,
    string? Language,
    string? Description,
    Instant? Updated,
    ImmutableArray<ParsedItem> Items)
{
    public PollingHints Hints { get; init; } = PollingHints.None;
}

/// <summary>One entry of a feed document.</summary>
/// <param name="Id">The guid exactly as the feed gives it, or null.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Link">Absolute address, or null.</param>
/// <param name="Published">Null when absent, impossible or unreadable: never guessed.</param>
/// <param name="Summary">HTML as the feed has it: show it only after <see cref="Text.SafeHtml"/>.</param>
/// <param name="Content">HTML as the feed has it: show it only after <see cref="Text.SafeHtml"/>.</param>
/// <param name="Image">Absolute address of the first that the feed calls one, or null: for people who look at a feed. See <see cref="Picture"/>.</param>
public sealed record ParsedItem(
    string? Id,
    string? Title,
    string? Link,
    Instant? Published,
    Instant? Updated,
    string? Summary,
    string? Content,
    ImmutableArray<string> Authors,
    ImmutableArray<string> Categories,
    string? Image)
{
    /// <summary>What relative links within summary and content are relative to, or null.</summary>
    public Uri? Base { get; init; }

    /// <summary>Where a feed of other people's items took this one from, or null.</summary>
    public ItemSource? Source { get; init; }

    /// <summary>The one that readers may be shown, of a safe address and a sensible size; or null.</summary>
    public ItemPicture? Picture { get; init; }
}

/// <summary>RSS's source element.</summary>
/// <param name="Address">Of the publisher's site or feed, as it is written.</param>
/// <param name="Name">Plain text.</param>
public sealed record ItemSource(string Address, string Name);

/// <summary>What a feed asks of those who poll it: RSS ttl, skipHours (UTC), skipDays, sy:updatePeriod, WebSub hub.</summary>
public sealed record PollingHints(
    Duration? TimeToLive,
    ImmutableArray<int> SkipHours,
    ImmutableArray<IsoDayOfWeek> SkipDays,
    string? Hub,
    string? Self)
{
    public static PollingHints None { get; } = new(null, [], [], null, null);
}
