using System.Globalization;
using System.Text.Json;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds.Polling;
using AlertBot.Feeds.Pushing;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary>How every feed fares: a table for people, lines for scripts.</summary>
internal static class FeedReport
{
    public static void Show(IReadOnlyList<FollowedFeed> feeds, IReadOnlyList<HubLease> hubs, bool json)
    {
        var hubOf = hubs.ToDictionary(hub => hub.Feed);
        var lines = feeds.Select(feed => FeedHealthLine.Of(feed, hubOf.GetValueOrDefault(feed.Feed.Id)));
        if (json)
        {
            foreach (var line in lines)
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(line, JsonLines.Options));
            }

            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Publisher", "Feed", "Last look", "Result", "Next look", "Rhythm", "Items a day", "304", "Failed", "Read", "Saved");
        foreach (var line in lines)
        {
            table.AddRow(Cells(line));
        }

        AnsiConsole.Write(table);
    }

    private static string[] Cells(FeedHealthLine line) =>
    [
        Markup.Escape(line.Publisher),
        Markup.Escape((line.Group is null ? "" : line.Group + "/") + (line.Title ?? line.Address)),
        line.LastLook ?? "never",
        Markup.Escape(line.Error is null || line.Result == "paused" ? line.Result : $"{line.Error} {line.Remedy}"),
        line.NextLook ?? (line.Result == "paused" ? "" : "now"),
        line.RhythmMinutes is { } minutes ? FeedSearching.Gap(Duration.FromMinutes(minutes)) : "",
        line.ItemsADay?.ToString("0.#", CultureInfo.InvariantCulture) ?? "",
        line.NotModifiedShare?.ToString("P0", CultureInfo.InvariantCulture) ?? "",
        line.Failed.ToString(CultureInfo.InvariantCulture),
        Bytes(line.BytesReceived),
        Bytes(line.BytesSaved),
    ];

    private static string Bytes(long bytes) => bytes >= 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} KB");

    /// <summary>An output line of <c>feeds list --format jsonl</c>.</summary>
    private sealed record FeedHealthLine(
        string Address, string Publisher, string? Title, string? Language, string? Group, string? Access,
        string? LastLook, string? LastSuccess, string? LastItem, string? NextLook, string Result, int Failures, string? Error, string? Remedy,
        double? RhythmMinutes, double? ItemsADay, long Looks, long Failed, double? NotModifiedShare, long BytesReceived, long BytesSaved, string? Hub, string? HubUntil)
    {
        public static FeedHealthLine Of(FollowedFeed followed, HubLease? hub)
        {
            var (feed, state, counts) = (followed.Feed, followed.Feed.State, followed.Feed.State.Counts);
            return new(
                FeedSearching.Masked(feed.Address), feed.Publisher, feed.Title, feed.Language, feed.Group, feed.Access?.ToString(),
                Time(state.LastLook), Time(state.LastSuccess), Time(state.LastChange), Time(followed.IsPaused || state.NextLook == NodaConstants.UnixEpoch ? null : state.NextLook),
                followed.IsPaused ? "paused" : Outcome(state), state.ConsecutiveFailures, state.LastError?.Sentence, state.LastError?.Remedy,
                Round(state.Rhythm?.TotalMinutes, 1), Round(counts.ItemsADay(state.FirstLook, state.LastLook), 2),
                counts.Looks, counts.Failed, Round(counts.NotModifiedShare, 3), counts.Received, counts.Saved,
                hub?.State.ToString().ToLowerInvariant(), Time(hub?.Until));
        }

        private static string Outcome(FeedState state) =>
            state.LastLook is null ? "not looked at yet"
            : state.ConsecutiveFailures > 0 ? "failed"
            : state.Told == NoticeKind.Silent ? "well, but silent"
            : "well";

        private static double? Round(double? number, int digits) => number is { } known ? Math.Round(known, digits) : null;

        private static string? Time(Instant? instant) => instant is { } time ? InstantPattern.General.Format(time) : null;
    }
}
