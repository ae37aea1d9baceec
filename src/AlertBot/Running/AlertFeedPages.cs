using System.IO.Hashing;
using AlertBot.Chat.Syndication;
using AlertBot.Understanding.Dossiers;
using Microsoft.Net.Http.Headers;

namespace AlertBot.Running;

/// <summary><c>/alerts.rss</c> and <c>/alerts.json</c>: the newest alerts as feeds; <c>?lang=uk</c> and <c>?dossier=...</c> choose.</summary>
internal static class AlertFeedPages
{
    public static void MapAlertFeeds(this WebApplication endpoints)
    {
        var app = endpoints.MapPublic();
        app.MapGet("/alerts.rss", (HttpRequest request, AlertFeeds feeds, DossierCatalog dossiers, CancellationToken cancellationToken) =>
            AnswerAsync(request, dossiers, feeds.RssAsync, cancellationToken));
        app.MapGet("/alerts.json", (HttpRequest request, AlertFeeds feeds, DossierCatalog dossiers, CancellationToken cancellationToken) =>
            AnswerAsync(request, dossiers, feeds.JsonAsync, cancellationToken));
    }

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, DossierCatalog dossiers, Func<FeedRequest, CancellationToken, Task<FeedDocument>> make, CancellationToken cancellationToken)
    {
        var dossier = request.Query["dossier"].FirstOrDefault();
        if (dossier is not null && dossiers.Find(dossier) is null)
        {
            return Results.NotFound();
        }

        var language = request.Query["lang"].FirstOrDefault() is "uk" or "ru" ? request.Query["lang"].ToString() : "en";
        var self = new Uri($"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}");
        var document = await make(new FeedRequest(language, dossier, self), cancellationToken);
        // With a tag, a reader that has it all is answered 304.
        return Results.Bytes(document.Body, document.ContentType, entityTag: new EntityTagHeaderValue($"\"{XxHash64.HashToUInt64(document.Body):x16}\""));
    }
}
