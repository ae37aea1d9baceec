using System.Text;
using System.Text.Json;
using NSec.Cryptography;

namespace AlertBot.Discord.Client.Interactions;

/// <summary>
/// Interactions over HTTP: believed only when Discord signed them. The signature is over the timestamp and the raw body, and is checked
/// before a byte is parsed; Discord sends wrong ones on purpose and wants 401 for them.
/// </summary>
public sealed class InteractionEndpoint
{
    public const string SignatureHeader = "X-Signature-Ed25519";
    public const string TimestampHeader = "X-Signature-Timestamp";

    /// <summary>An interaction has some kilobytes; a form some more.</summary>
    public const int LongestBody = 1 << 20;

    private readonly PublicKey _key;
    private readonly TimeProvider _time;

    /// <param name="publicKey">The application's, 64 hexadecimal digits.</param>
    /// <exception cref="FormatException">It is not one.</exception>
    public InteractionEndpoint(string publicKey, TimeProvider time)
    {
        _time = time;
        var bytes = Convert.FromHexString(publicKey);
        _key = PublicKey.TryImport(SignatureAlgorithm.Ed25519, bytes, KeyBlobFormat.RawPublicKey, out var key) && key is not null
            ? key
            : throw new FormatException("It is not the public key of an application.");
    }

    /// <param name="body">As it came, byte for byte.</param>
    public EndpointAnswer Receive(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (!IsSigned(signature, timestamp, body))
        {
            return new EndpointAnswer(401, null, null);
        }

        var json = Parse(body);
        return InteractionReader.IsPing(json) ? new EndpointAnswer(200, """{"type":1}""", null)
            : InteractionReader.Read(json, _time.GetTimestamp()) is { } interaction ? new EndpointAnswer(202, null, interaction)
            : new EndpointAnswer(400, null, null);
    }

    private bool IsSigned(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (signature is not { Length: 128 } || string.IsNullOrEmpty(timestamp) || !signature.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        return SignatureAlgorithm.Ed25519.Verify(_key, signed, Convert.FromHexString(signature));
    }

    private static JsonElement Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}

/// <param name="Status">Of the answer to the request: 202 says that the interaction is answered by a call of ours.</param>
/// <param name="Body">JSON, or null.</param>
/// <param name="Interaction">To be handled after the request was answered; null for a ping and for what was refused.</param>
public sealed record EndpointAnswer(int Status, string? Body, DiscordInteraction? Interaction);
