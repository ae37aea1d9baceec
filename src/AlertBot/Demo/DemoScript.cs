using System.Collections.Immutable;
using NodaTime;

namespace AlertBot.Demo;

/// <summary>What <c>alertbot demo</c> plays: the summer in which one deadline was set, shortened, shortened again and passed.</summary>
internal static class DemoScript
{
    /// <summary>The one negotiation that the demo follows: reports of others are there to be left out.</summary>
    public const string Dossier = "ukraine-russia-talks";

    public static Instant Start { get; } = Instant.FromUtc(2025, 7, 10, 0, 0);

    public static Instant End { get; } = Instant.FromUtc(2025, 9, 10, 12, 0);

    /// <summary>In the order of their publishers.</summary>
    public static ImmutableArray<RecordedFeed> Feeds { get; } = RecordedFeeds.Load();

    /// <summary>Every moment of the play at which a feed begins to answer something else, in order.</summary>
    public static IEnumerable<Instant> Moments => Feeds
        .SelectMany(feed => feed.Items.SelectMany(MomentsOf).Concat(feed.Faults.SelectMany(fault => new[] { fault.From, fault.Until })))
        .Where(moment => moment >= Start && moment <= End)
        .Distinct()
        .Order();

    private static IEnumerable<Instant> MomentsOf(RecordedItem item) => item.Edits.Select(edit => edit.At).Prepend(item.VisibleFrom);
}
