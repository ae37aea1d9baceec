using System.Text;
using AlertBot.Chat.Composing.Timelines;
using AlertBot.Storage;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Publishers;
using Microsoft.Net.Http.Headers;
using NodaTime.Extensions;

namespace AlertBot.Running;

/// <summary>The ledger over HTTP: a calendar to subscribe to and a picture. Both show public news only, and change nothing.</summary>
internal static class DeadlineAddresses
{
    /// <summary>How long a picture shows what is over: news of the last weeks, not an archive.</summary>
    private const int PastDays = 30;

    public static void MapDeadlines(this IEndpointRouteBuilder endpoints)
    {
        var app = endpoints.MapPublic();
        var documents = new LedgerDocuments();
        app.MapGet("/deadlines.ics", async (IStoreViews views, PublisherCatalog publishers, string? lang, string? dossier, CancellationToken cancellationToken) =>
        {
            var ledger = await views.DeadlinesAsync(all: true, cancellationToken);
            var bytes = documents.Of(ledger, $"ics {Language(lang)} {dossier}", () => Encoding.UTF8.GetBytes(DeadlineCalendar.Of(Of(ledger, dossier), Language(lang), publishers)));
            return Tagged(bytes!, "text/calendar; charset=utf-8", "deadlines.ics");
        });
        app.MapGet("/deadlines.png", async (IStoreViews views, PublisherCatalog publishers, TimeProvider clock, string? lang, string? dossier, string? theme, CancellationToken cancellationToken) =>
        {
            var today = clock.GetUtcNow().ToInstant().InUtc().Date;
            var ledger = await views.DeadlinesAsync(all: true, cancellationToken);
            var colours = theme == "dark" ? TimelineTheme.Dark : TimelineTheme.Light;
            var picture = documents.Of(ledger, $"png {Language(lang)} {dossier} {colours.Paper} {today}", () =>
                TimelinePicture.Png(Of(ledger, dossier).Where(e => e.Due.Latest >= today.PlusDays(-PastDays)), Language(lang), today, colours, publishers));
            return picture is { } png
                ? Tagged(png, "image/png", null)
                : Results.Text("No font of this machine can write Ukrainian and Russian; install one, such as fonts-dejavu-core.", statusCode: StatusCodes.Status501NotImplemented);
        }).RequireRateLimiting(RequestLimits.Costly);
    }

    private static IEnumerable<LedgerEntry> Of(IReadOnlyList<LedgerEntry> ledger, string? dossier) =>
        ledger.Where(e => !e.IsOnlyOutcome && (dossier is null || e.Dossier == dossier));

    private static string Language(string? asked) => asked is "uk" or "ru" ? asked : "en";

    /// <summary>With an ETag, so that a calendar program that asks every hour is told that nothing has changed.</summary>
    private static IResult Tagged(byte[] bytes, string type, string? name) =>
        Results.File(bytes, type, name, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)[..8])}\""));
}
