using AlertBot.Telegram.Receiving;

namespace AlertBot.Running;

/// <summary>Updates that Telegram posts to us.</summary>
internal static class PostedByTelegram
{
    private const int LongestBody = 1 << 20;

    public static async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.RequestServices.GetService<TelegramReceiver>() is not { } receiver || await PostedBody.ReadAsync(context, LongestBody) is not { } body)
        {
            return Results.NotFound();
        }

        return Results.StatusCode(await receiver.ReceiveAsync(context.Request.Headers[TelegramReceiver.SecretHeader], body, cancellationToken));
    }
}
