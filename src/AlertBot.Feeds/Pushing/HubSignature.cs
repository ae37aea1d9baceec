using System.Security.Cryptography;
using System.Text;

namespace AlertBot.Feeds.Pushing;

/// <summary>Checks that what came for a feed was sent by its hub (WebSub, 8): <c>X-Hub-Signature: sha256=...</c>.</summary>
public static class HubSignature
{
    public static bool Holds(string? header, HubKey key, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (header?.Trim().Split('=', 2) is not [var method, var written] || !TryReadHex(written, out var given))
        {
            return false;
        }

        var secret = Encoding.UTF8.GetBytes(key.Value);
        byte[]? right = method.Trim().ToLowerInvariant() switch
        {
#pragma warning disable CA5350 // Hubs may choose it; a forged HMAC-SHA1 is out of anybody's reach.
            "sha1" => HMACSHA1.HashData(secret, body),
#pragma warning restore CA5350
            "sha256" => HMACSHA256.HashData(secret, body),
            "sha384" => HMACSHA384.HashData(secret, body),
            "sha512" => HMACSHA512.HashData(secret, body),
            _ => null,
        };
        return right is not null && CryptographicOperations.FixedTimeEquals(right, given);
    }

    private static bool TryReadHex(string text, out byte[] bytes)
    {
        bytes = [];
        try
        {
            bytes = Convert.FromHexString(text.Trim());
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
