namespace AlertBot.Feeds.Lists;

/// <summary>A feed of a list that people exchange between readers.</summary>
/// <param name="Site">Address of the site, or null.</param>
/// <param name="Group">The folders it is in, outermost first, joined by a slash; or null.</param>
/// <param name="Publisher">Who stands behind it, or null.</param>
/// <param name="Language">BCP 47, or null.</param>
public sealed record ListedFeed(
    Uri Address, string? Title = null, string? Site = null, string? Group = null, string? Publisher = null, string? Language = null);
