using System.Diagnostics.Metrics;

namespace AlertBot.Feeds.Polling;

/// <summary>What polling counts; it costs next to nothing while nobody listens.</summary>
internal static class PollingMeter
{
    private static readonly Meter Meter = new("AlertBot.Feeds");
    private static readonly Counter<long> Looks = Meter.CreateCounter<long>("alertbot.feed.looks", "{look}", "Looks at feeds, by what came of them.");
    private static readonly Counter<long> Items = Meter.CreateCounter<long>("alertbot.feed.items", "{item}", "Items that feeds brought, new or edited.");

    public static void Count(PollSummary summary)
    {
        Add(Looks, summary.NotModified + summary.SameBody, "outcome", "unchanged");
        Add(Looks, summary.Failed, "outcome", "failed");
        Add(Looks, summary.Lost, "outcome", "lost");
        Add(Looks, summary.Looked - summary.NotModified - summary.SameBody - summary.Failed, "outcome", "read");
        Add(Items, summary.NewItems, "change", "new");
        Add(Items, summary.Edits, "change", "edited");
    }

    private static void Add(Counter<long> counter, long count, string tag, string value)
    {
        if (count > 0)
        {
            counter.Add(count, new KeyValuePair<string, object?>(tag, value));
        }
    }
}
