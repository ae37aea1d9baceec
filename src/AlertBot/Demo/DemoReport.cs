using AlertBot.Feeds.Polling;

namespace AlertBot.Demo;

/// <summary>What the play came to, in numbers.</summary>
/// <param name="Looks">At feeds, in all; <paramref name="Unchanged"/> of them brought nothing new and <paramref name="Failed"/> failed.</param>
internal sealed record DemoReport(int Looks, int Unchanged, int Failed, int Items, int Edits, int Alerts)
{
    public static DemoReport Of(IReadOnlyList<PollSummary> polled, int alerts) => new(
        polled.Sum(p => p.Looked),
        polled.Sum(p => p.NotModified + p.SameBody),
        polled.Sum(p => p.Failed),
        polled.Sum(p => p.NewItems),
        polled.Sum(p => p.Edits),
        alerts);
}
