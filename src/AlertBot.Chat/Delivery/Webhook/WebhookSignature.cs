using System.Security.Cryptography;
using System.Text;

namespace AlertBot.Chat.Delivery.Webhook;

/// <summary>
/// Proof that a call comes from us and is fresh: HMAC-SHA256 over <c>timestamp + "." + body</c>, in lower-case hexadecimal behind
/// <c>sha256=</c>. A receiver computes it over the raw bytes, compares in constant time, and refuses timestamps older than minutes.
/// </summary>
public static class WebhookSignature
{
    public static string Of(Secret key, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key.Reveal()));
        hmac.AppendData(Encoding.ASCII.GetBytes(timestamp + "."));
        hmac.AppendData(body);
        return "sha256=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    public static bool Matches(Secret key, string timestamp, ReadOnlySpan<byte> body, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(key, timestamp, body)), Encoding.ASCII.GetBytes(signature));
}
