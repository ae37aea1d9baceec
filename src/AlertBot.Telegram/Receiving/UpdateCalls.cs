using System.Net.Http.Json;
using System.Text.Json;

namespace AlertBot.Telegram.Receiving;

/// <summary>The few calls about updates themselves, with the raw JSON for an answer.</summary>
internal sealed class UpdateCalls(HttpClient http, TelegramSettings settings, TimeProvider time)
{
    /// <summary>Updates in one answer: a full one says that more are behind.</summary>
    public const int MostAtOnce = 100;

    /// <summary>What the network may take on top of the time that Telegram holds the call.</summary>
    private static readonly TimeSpan Travel = TimeSpan.FromSeconds(15);

    /// <param name="hold">How long Telegram may hold the call while there is nothing; 50 seconds at most.</param>
    public Task<UpdateAnswer> GetAsync(long? offset, TimeSpan hold, CancellationToken cancellationToken)
    {
        var call = new Dictionary<string, object> { ["limit"] = MostAtOnce, ["timeout"] = (int)hold.TotalSeconds, ["allowed_updates"] = UpdateReader.Kinds };
        if (offset is { } first)
        {
            call["offset"] = first;
        }

        return CallAsync("getUpdates", call, hold + Travel, cancellationToken);
    }

    public Task<UpdateAnswer> SetWebhookAsync(Uri address, string secret, CancellationToken cancellationToken) =>
        CallAsync("setWebhook", new { url = address.AbsoluteUri, secret_token = secret, allowed_updates = UpdateReader.Kinds }, Travel, cancellationToken);

    /// <summary>What waits is kept.</summary>
    public Task<UpdateAnswer> DeleteWebhookAsync(CancellationToken cancellationToken) =>
        CallAsync("deleteWebhook", new { drop_pending_updates = false }, Travel, cancellationToken);

    public Task<UpdateAnswer> GetMeAsync(CancellationToken cancellationToken) => CallAsync("getMe", new { }, Travel, cancellationToken);

    private async Task<UpdateAnswer> CallAsync(string method, object call, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, end.Token);
        try
        {
            var address = new Uri(settings.BaseAddress ?? new Uri("https://api.telegram.org"), $"/bot{settings.Token.Reveal()}/{method}");
            using var content = JsonContent.Create(call);
            await content.LoadIntoBufferAsync(either.Token);
            using var response = await http.PostAsync(address, content, either.Token);
            return Understand(await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return UpdateAnswer.None;
        }
    }

    private static UpdateAnswer Understand(byte[] body)
    {
        try
        {
            var json = JsonElement.Parse(body);
            var parameters = UpdateFields.Field(json, "parameters") ?? default;
            return UpdateFields.Flag(json, "ok")
                ? new UpdateAnswer(200, "", UpdateFields.Field(json, "result") ?? default, null)
                : new UpdateAnswer((int)(UpdateFields.Number(json, "error_code") ?? 0), UpdateFields.Text(json, "description") ?? "", default, UpdateFields.Number(parameters, "retry_after"));
        }
        catch (JsonException)
        {
            return UpdateAnswer.None;
        }
    }
}

/// <param name="Code">200 for success, 0 when Telegram gave no answer.</param>
internal sealed record UpdateAnswer(int Code, string Description, JsonElement Result, long? RetryAfter)
{
    public static UpdateAnswer None { get; } = new(0, "", default, null);

    public bool IsOk => Code == 200;

    /// <summary>The token is not accepted.</summary>
    public bool IsRefused => Code is 401 or 404;
}
