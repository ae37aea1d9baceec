using AlertBot.Discord.Client.Interactions;
using AlertBot.Discord.Receiving;

namespace AlertBot.Running;

/// <summary>Interactions that Discord posts to us: the raw body is what was signed, so it is read before anything else looks at it.</summary>
internal static class PostedByDiscord
{
    public static async Task<IResult> AnswerAsync(HttpContext context, IHostApplicationLifetime lifetime)
    {
        if (context.RequestServices.GetService<DiscordReceiver>() is not { } receiver || await PostedBody.ReadAsync(context, InteractionEndpoint.LongestBody) is not { } body)
        {
            return Results.NotFound();
        }

        var headers = context.Request.Headers;
        if (receiver.Receive(headers[InteractionEndpoint.SignatureHeader], headers[InteractionEndpoint.TimestampHeader], body.Span) is not { } received)
        {
            return Results.NotFound();
        }

        // The answer goes its own way; the request is answered at once.
        context.Response.OnCompleted(() => received.Then(lifetime.ApplicationStopping));
        return received.Answer.Body is { } json ? Results.Text(json, "application/json") : Results.StatusCode(received.Answer.Status);
    }
}
