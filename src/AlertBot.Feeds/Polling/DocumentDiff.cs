using System.Collections.Immutable;
using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>What a document brings that the store does not have yet.</summary>
/// <param name="NewItems">In order of publication.</param>
public sealed record DocumentDiff(ImmutableArray<NewItem> NewItems, ImmutableArray<ItemUpdate> Updates)
{
    // An item dated longer than this before the feed was followed is old, whenever it turns up: backlogs grow back.
    private static readonly Duration BacklogAge = Duration.FromDays(1);

    public static DocumentDiff Nothing { get; } = new([], []);

    /// <param name="seen">In the document's order.</param>
    /// <param name="language">Of the items.</param>
    /// <param name="announceNewest">How many items of a first poll are news.</param>
    public static DocumentDiff Of(
        Feed feed, IReadOnlyList<SeenItem> seen, IReadOnlyList<KnownItem> known, Instant now, string? language, int announceNewest)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(seen);
        var distinct = seen.DistinctBy(item => (item.Keys.Guid, item.Keys.Link, item.Keys.Content)).ToList();
        var matches = ItemMatcher.Match(distinct, known);

        // Feeds put the newest first: from the back, items of the same minute come in the order they were written.
        var fresh = Enumerable.Range(0, distinct.Count).Reverse().Where(i => matches[i] is null)
            .Select(i => New(feed, distinct[i], now, language))
            .OrderBy(item => item.Published)
            .ToList();
        return new(
            [.. feed.State.PolledBefore ? fresh : Announced(fresh, announceNewest)],
            [.. distinct.Zip(matches, (item, match) => match is null ? null : Update(item, match, now)).OfType<ItemUpdate>()]);
    }

    private static IEnumerable<NewItem> Announced(List<NewItem> fresh, int newest) =>
        fresh.Select((item, i) => i < fresh.Count - newest ? item : item with { Baseline = false });

    private static NewItem New(Feed feed, SeenItem item, Instant now, string? language)
    {
        var published = BelievableTime.Of(item.Published, now);
        return new(
            item.Keys, item.Publisher ?? feed.Publisher, item.Guid, item.Link, item.Title, item.Text, language,
            published, FirstSeen: now, item.Updated, IsBaseline(feed.State, item.Published == published, published, now))
        {
            Picture = item.Picture,
        };
    }

    /// <summary>A first document may be empty or come after failures: what was published since the feed is followed is news even then.</summary>
    private static bool IsBaseline(FeedState state, bool dated, Instant published, Instant now)
    {
        var followed = state.FirstLook ?? now;
        return state.PolledBefore ? published < followed - BacklogAge : !dated || published <= followed;
    }

    private static ItemUpdate? Update(SeenItem seen, KnownItem known, Instant now)
    {
        var changes = Changes(seen.Keys, known.Keys) | (IsAnother(seen.Picture, known.Picture, now) ? ItemChanges.Picture : 0);
        if (changes == ItemChanges.None || seen.Updated < known.Updated)
        {
            return null;
        }

        var edited = (changes & (ItemChanges.Title | ItemChanges.Text)) != 0;
        return new(
            known.ItemId, seen.Keys, seen.Guid, seen.Link, seen.Title, seen.Text, seen.Updated, now, changes, known.Revision + (edited ? 1 : 0))
        {
            Picture = seen.Picture,
        };
    }

    /// <summary>An address that is signed anew at every look would be written at every look; the one that is known is kept as long as it opens.</summary>
    private static bool IsAnother(ItemPicture? seen, ItemPicture? known, Instant now) =>
        seen != known
        && !(seen is not null && known is not null && seen with { Address = known.Address } == known && SignedAddress.IsSame(seen.Address, known.Address) && !SignedAddress.HasExpired(known.Address, now));

    private static ItemChanges Changes(ItemKeys seen, ItemKeys known) =>
        (seen.Title == known.Title ? 0 : ItemChanges.Title)
        | (seen.Text == known.Text ? 0 : ItemChanges.Text)
        | (seen.Link == known.Link ? 0 : ItemChanges.Link)
        | (seen.Guid == known.Guid ? 0 : ItemChanges.Guid);
}
