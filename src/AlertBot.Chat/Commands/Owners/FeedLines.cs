using System.Globalization;
using AlertBot.Chat.Commands.Saying;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Chat.Commands.Owners;

/// <summary>How a feed fares, in words.</summary>
internal static class FeedLines
{
    public static string Name(Feed feed) => feed.Title ?? feed.Publisher;

    /// <summary>An address without what may be a key in it.</summary>
    public static string Where(Uri address) => address.IdnHost + address.AbsolutePath.TrimEnd('/');

    public static TextLine Short(FollowedFeed followed, Localizer words, Instant now) => TextLine.Of(
        LineStyle.Bullet,
        new TextRun($"f{followed.Feed.Id} {Lists.Cut(Name(followed.Feed))}", RunStyle.Bold),
        new TextRun($" ({followed.Feed.Address.IdnHost}) {Mark(followed)} {(followed.Feed.State.LastLook is { } last ? Ago.Of(words, last, now) + ": " : "")}{Health(followed, words)}"));

    public static ChatMessage Whole(FollowedFeed followed, Localizer words, Instant now)
    {
        var (feed, state) = (followed.Feed, followed.Feed.State);
        List<(string Label, string? Text)> facts =
        [
            ("feeds.state", $"{Mark(followed)} {Health(followed, words)}"),
            ("feeds.address", Where(feed.Address)),
            ("feeds.publisher", feed.Publisher),
            ("feeds.group", feed.Group),
            ("feeds.interval", words.Count("feeds.minutes", (int)Math.Max(1, feed.Interval.TotalMinutes))),
            ("feeds.pictures", words.Text(feed.Pictures ? "feeds.pictures-allowed" : "feeds.pictures-not")),
            ("feeds.last-look", state.LastLook is { } look ? Ago.Of(words, look, now) : null),
            ("feeds.newest", state.LastChange is { } change ? Ago.Of(words, change, now) : null),
            ("feeds.a-day", state.Counts.ItemsADay(state.FirstLook, state.LastLook)?.ToString("0.#", words.Culture)),
            ("feeds.failed", state.Counts.Looks == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{state.Counts.Failed} / {state.Counts.Looks}")),
            ("feeds.origin", words.Text(followed.IsOfSettings ? "feeds.from-settings" : followed.Feed.Audience is null ? "feeds.from-chat" : "privatefeeds.from-here")),
        ];
        return Say.Message($"f{feed.Id} {Lists.Cut(Name(feed))}", facts.Where(f => f.Text is not null).Select(f => Say.Labelled(words.Text(f.Label), f.Text!)));
    }

    private static string Mark(FollowedFeed followed) => followed.IsPaused || followed.IsResting ? "⏸" : followed.Feed.State.ConsecutiveFailures > 0 ? "⚠" : "✓";

    private static string Health(FollowedFeed followed, Localizer words) =>
        followed.IsPaused ? words.Text("feeds.paused")
        : followed.IsResting ? words.Text("privatefeeds.resting")
        : followed.Feed.State.LastLook is null ? words.Text("feeds.new")
        : followed.Feed.State is { ConsecutiveFailures: > 0, LastError: { } error } ? words.Text(TextKey.Of("failure", error.Kind))
        : words.Text(followed.Feed.State.Told == NoticeKind.Silent ? "feeds.silent" : "feeds.well");
}
