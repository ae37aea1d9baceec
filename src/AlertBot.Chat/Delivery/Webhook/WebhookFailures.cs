using System.Net;
using NodaTime;
using static AlertBot.Chat.Delivery.SendResult;

namespace AlertBot.Chat.Delivery.Webhook;

/// <summary>What the answers of a webhook mean.</summary>
internal static class WebhookFailures
{
    public static Failed Unreadable { get; } = new(
        FailureClass.Destination, FailureCode.AddressUnreadable, "The webhook's address is not an http or https address: correct it in the destination.");

    public static Failed NoKey { get; } = new(
        FailureClass.Destination, "webhook-no-key", "The webhook has no signing key: give the destination one, the receiver needs the same.");

    public static Failed Of(HttpStatusCode status, Duration? retryAfter) => (int)status switch
    {
        429 => new Failed(FailureClass.Platform, FailureCode.RateLimited, "The webhook asks us to slow down.") { RetryAfter = retryAfter },
        408 or 425 or >= 500 => new Failed(FailureClass.Platform, $"webhook-{(int)status}", $"The webhook's server is ill (HTTP {(int)status}): it is tried again.")
        {
            RetryAfter = retryAfter,
            MayHaveHappened = true,
        },
        400 or 413 or 415 or 422 => new Failed(
            FailureClass.Payload, $"webhook-{(int)status}", $"The webhook did not understand the message (HTTP {(int)status}): its owner should look at what it accepts."),
        >= 300 and < 400 => new Failed(
            FailureClass.Destination, $"webhook-{(int)status}", $"The webhook's address redirects (HTTP {(int)status}), which is not followed: enter the final address."),
        _ => new Failed(
            FailureClass.Destination, $"webhook-{(int)status}", $"The webhook refuses us (HTTP {(int)status}): its owner should check the address and the signing key."),
    };

    public static Failed Of(Exception fault) => fault is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError }
        ? new Failed(FailureClass.Network, FailureCode.Unreachable, "The webhook's server cannot be reached: it is tried again; check the address if this lasts.")
        : new Failed(FailureClass.Network, FailureCode.NoAnswer, "The webhook took the message but did not answer: it is tried again, repeats carry the same id.")
        {
            MayHaveHappened = true,
        };
}
