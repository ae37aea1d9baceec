using AlertBot.Feeds.Fetching;
using NodaTime;

namespace AlertBot.Feeds.Polling;

/// <summary>What the looks at a feed cost and brought, since it is followed.</summary>
/// <param name="NotModified">Looks that were answered 304.</param>
/// <param name="SameBody">Looks that brought the document of last time once more.</param>
/// <param name="Received">Bytes of documents over the wire.</param>
/// <param name="Saved">Bytes that a 304 spared, measured by the last document.</param>
/// <param name="LastSize">Bytes over the wire of the last document.</param>
/// <param name="Recent">Items of late: each counts less and less, by a third of what is left each day.</param>
public sealed record FeedCounts(
    long Looks, long NotModified, long SameBody, long Failed, long Pushed, long Received, long Saved, long LastSize, long Items, long Edits, double Recent)
{
    private const double DaysOfMemory = 3;

    public static FeedCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <param name="last">The look before, or null.</param>
    internal FeedCounts After(FetchResult result, int items, int edits, Instant? last, Instant now)
    {
        var faded = last is { } before && now > before ? Recent * Math.Exp(-(now - before).TotalDays / DaysOfMemory) : Recent;
        var sum = this with { Items = Items + items, Edits = Edits + edits, Recent = Math.Round(faded + items, 4), Received = Received + result.Received };
        return result switch
        {
            PushedBody => sum with { Pushed = Pushed + 1 },
            NothingNew { SameBody: false } => sum with { Looks = Looks + 1, NotModified = NotModified + 1, Saved = Saved + LastSize },
            NothingNew nothing => sum with { Looks = Looks + 1, SameBody = SameBody + 1, LastSize = nothing.Received },
            FetchFailed => sum with { Looks = Looks + 1, Failed = Failed + 1 },
            _ => sum with { Looks = Looks + 1, LastSize = result.Received },
        };
    }

    /// <summary>Items a day of late, without the baseline of the first look; null until there was time to tell.</summary>
    public double? ItemsADay(Instant? firstLook, Instant? lastLook) =>
        firstLook is { } first && lastLook is { } last && (last - first).TotalDays is > 0.04 and var days
            ? Recent / (DaysOfMemory * (1 - Math.Exp(-days / DaysOfMemory)))
            : null;

    /// <summary>The share of looks that were answered 304, or null before the first.</summary>
    public double? NotModifiedShare => Looks == 0 ? null : (double)NotModified / Looks;
}
