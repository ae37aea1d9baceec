using System.Globalization;
using AlertBot.Feeds.Pushing;

namespace AlertBot.Running;

/// <summary>The address that hubs call back (WebSub). The token in it is known to the feed's hub alone; whoever guesses learns nothing.</summary>
internal static class HubEndpoint
{
    public static void MapHubs(this IEndpointRouteBuilder endpoints)
    {
        var app = endpoints.MapCallbacks();
        app.MapGet(HubCallback.Path + "{token}", async (string token, HttpRequest request, HubCallback callback, CancellationToken cancellationToken) =>
            await callback.AnswerAsync(token, Question(request.Query), cancellationToken) is { } answer ? Results.Text(answer) : Results.NotFound());
        app.MapPost(HubCallback.Path + "{token}", async (string token, HttpRequest request, HubCallback callback, CancellationToken cancellationToken) =>
            await ReadAsync(request, callback.MaxBytes, cancellationToken) is { } body
                ? Results.StatusCode((int)await callback.TakeAsync(token, body, request.ContentType, request.Headers["X-Hub-Signature"], cancellationToken))
                : Results.StatusCode(StatusCodes.Status413PayloadTooLarge));
    }

    private static HubQuestion Question(IQueryCollection query) => new(
        query["hub.mode"],
        query["hub.topic"],
        query["hub.challenge"],
        long.TryParse(query["hub.lease_seconds"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null);

    /// <returns>Null when the body is larger than allowed.</returns>
    private static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > limit)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
