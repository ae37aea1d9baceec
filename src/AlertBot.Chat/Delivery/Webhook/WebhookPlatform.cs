using System.Globalization;
using System.Net.Http.Headers;
using NodaTime;

namespace AlertBot.Chat.Delivery.Webhook;

/// <summary>
/// Posts alerts as signed JSON. A receiver may get one twice and tells by the <c>AlertBot-Delivery</c> header. Redirects are not
/// followed and private addresses not reached when the client that is passed in refuses them: its handler is the guard.
/// </summary>
/// <param name="keyOf">The signing key agreed with whoever is behind an address; null when there is none.</param>
public sealed class WebhookPlatform(HttpClient http, Func<Uri, Secret?> keyOf, TimeProvider time) : IChatPlatform
{
    public const string TimestampHeader = "AlertBot-Timestamp";
    public const string SignatureHeader = "AlertBot-Signature";
    public const string DeliveryHeader = "AlertBot-Delivery";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public string Name => "webhook";

    public int AtOnce => 64;

    public bool IsOneServer => false;

    public Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken) =>
        PostAsync(address, WebhookBody.Of(message, key, replaces: null), key, cancellationToken);

    public Task<SendResult> EditAsync(
        DestinationAddress address,
        string messageId,
        ChatMessage message,
        DeliveryKey key,
        CancellationToken cancellationToken) =>
        PostAsync(address, WebhookBody.Of(message, key, messageId), key, cancellationToken);

    public Task<PlatformCheck> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(PlatformCheck.Usable("webhook"));

    /// <summary>Looks at the address and the key only: a call would be an alert.</summary>
    public Task<PlatformCheck> CheckAsync(DestinationAddress address, CancellationToken cancellationToken) =>
        Task.FromResult(Target(address) is not { } target ? PlatformCheck.Refused(WebhookFailures.Unreadable.Sentence)
            : keyOf(target) is null ? PlatformCheck.Refused(WebhookFailures.NoKey.Sentence, target.Host)
            : PlatformCheck.Usable(target.Host));

    private async Task<SendResult> PostAsync(DestinationAddress address, byte[] body, DeliveryKey key, CancellationToken cancellationToken)
    {
        if (Target(address) is not { } target)
        {
            return WebhookFailures.Unreadable;
        }

        if (keyOf(target) is not { } signingKey)
        {
            return WebhookFailures.NoKey;
        }

        using var request = Request(target, body, key, signingKey);
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? new SendResult.Delivered(key.Value) : WebhookFailures.Of(answer.StatusCode, RetryAfter(answer));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return WebhookFailures.Of(fault);
        }
    }

    private HttpRequestMessage Request(Uri target, byte[] body, DeliveryKey key, Secret signingKey)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.TryAddWithoutValidation(TimestampHeader, timestamp);
        request.Headers.TryAddWithoutValidation(SignatureHeader, WebhookSignature.Of(signingKey, timestamp, body));
        request.Headers.TryAddWithoutValidation(DeliveryHeader, key.Value);
        return request;
    }

    private static Uri? Target(DestinationAddress address) =>
        Uri.TryCreate(address.Value, UriKind.Absolute, out var target)
        && (target.Scheme == Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttp) ? target : null;

    private Duration? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => Duration.FromTimeSpan(delta),
        { Date: { } date } when date > time.GetUtcNow() => Duration.FromTimeSpan(date - time.GetUtcNow()),
        _ => null,
    };
}
