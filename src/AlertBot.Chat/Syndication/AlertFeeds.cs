using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Chat.Syndication;

/// <summary>The newest alerts as a feed that any reader can follow: RSS 2.0 and JSON Feed 1.1, in one of our languages.</summary>
public sealed class AlertFeeds(IAlertHistory history, Composer composer)
{
    private const int Most = 50;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    /// <param name="request">In which language and of which dossier.</param>
    public async Task<FeedDocument> RssAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        var entries = await EntriesAsync(request, cancellationToken).ConfigureAwait(false);
        return new FeedDocument(RssDocument.Of(request, Title(request), entries), "application/rss+xml; charset=utf-8");
    }

    /// <inheritdoc cref="RssAsync"/>
    public async Task<FeedDocument> JsonAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        var entries = await EntriesAsync(request, cancellationToken).ConfigureAwait(false);
        var feed = new
        {
            Version = "https://jsonfeed.org/version/1.1",
            Title = Title(request),
            FeedUrl = request.Self.AbsoluteUri,
            request.Language,
            Items = entries.Select(e => new
            {
                e.Id,
                Url = e.Link,
                e.Title,
                ContentHtml = e.Html,
                DatePublished = InstantPattern.ExtendedIso.Format(e.At),
                e.Tags,
            }),
        };
        return new FeedDocument(JsonSerializer.SerializeToUtf8Bytes(feed, Json), "application/feed+json; charset=utf-8");
    }

    private static string Title(FeedRequest request) => request.Dossier is { } dossier ? $"AlertBot: {dossier}" : "AlertBot";

    private async Task<IReadOnlyList<FeedEntry>> EntriesAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        var alerts = await history.NewestAsync(request.Dossier, Most, cancellationToken).ConfigureAwait(false);
        var reader = new Destination(0, "feed", "feed", "", request.Language, DateTimeZone.Utc, null, null);
        return [.. alerts.Select(alert => Entry(alert, composer.Compose(alert, reader, alert.At)))];
    }

    /// <summary>An alert never changes, so neither do its id and its words: they are composed as of its own day.</summary>
    private static FeedEntry Entry(Alert alert, ChatMessage message) => new(
        alert.Key,
        alert.At,
        Delivery.Rendering.PlainText.OneLine(message.Title),
        Delivery.Rendering.WebLink.Safe(message.TitleLink),
        EntryHtml.Of(message),
        [alert.Dossier, JsonNamingPolicy.KebabCaseLower.ConvertName(alert.Kind.ToString())]);
}

/// <param name="Language">en, uk or ru.</param>
/// <param name="Dossier">Null takes every dossier.</param>
/// <param name="Self">Where the feed is asked for.</param>
public sealed record FeedRequest(string Language, string? Dossier, Uri Self);

public sealed record FeedDocument(byte[] Body, string ContentType);

/// <param name="Id">Never changes, and is no address.</param>
internal sealed record FeedEntry(string Id, Instant At, string Title, string? Link, string Html, IReadOnlyList<string> Tags);
