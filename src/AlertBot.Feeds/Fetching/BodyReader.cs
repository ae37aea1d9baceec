using System.Buffers;
using System.IO.Compression;

namespace AlertBot.Feeds.Fetching;

/// <summary>The document is larger than allowed, on the wire or unpacked.</summary>
public sealed class BodyTooLargeException() : IOException("The document is larger than allowed.");

/// <summary>Reads a body whole, unpacks it, and stops as soon as either size passes its limit: a gzip bomb never unfolds.</summary>
public static class BodyReader
{
    /// <returns>The document, and how many bytes of it came over the wire.</returns>
    public static async Task<(byte[] Body, long Received)> ReadAsync(HttpContent content, FetchingOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(options);
        if (content.Headers.ContentLength > options.MaxCompressedBytes)
        {
            throw new BodyTooLargeException();
        }

        await using var wire = await content.ReadAsStreamAsync(cancellationToken);
        var body = await ReadWireAsync(wire, options.MaxCompressedBytes, content.Headers.ContentLength, cancellationToken);
        var received = body.LongLength;
        foreach (var coding in content.Headers.ContentEncoding.Reverse().Take(3))
        {
            body = await UnpackAsync(body, coding, options.MaxBytes, cancellationToken);
        }

        return body.Length <= options.MaxBytes ? (body, received) : throw new BodyTooLargeException();
    }

    private static async Task<byte[]> ReadWireAsync(Stream wire, int limit, long? announced, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadWholeAsync(wire, limit, announced, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException and not BodyTooLargeException)
        {
            throw new InvalidDataException("The body broke off.", exception);
        }
    }

    private static async Task<byte[]> UnpackAsync(byte[] packed, string coding, int limit, CancellationToken cancellationToken)
    {
        if (Unpacker(packed, coding) is not { } unpacker)
        {
            return packed;
        }

        await using (unpacker)
        {
            return await ReadWholeAsync(unpacker, limit, expected: null, cancellationToken);
        }
    }

    private static Stream? Unpacker(byte[] packed, string coding) => coding.ToLowerInvariant() switch
    {
        // Some servers name an encoding that a proxy has already taken off.
        "gzip" or "x-gzip" when packed is [0x1f, 0x8b, ..] => new GZipStream(new MemoryStream(packed), CompressionMode.Decompress),
        "br" => new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress),
        "deflate" when IsZlib(packed) => new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress),
        "deflate" => new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress),
        "gzip" or "x-gzip" or "identity" => null,
        _ => throw new InvalidDataException($"The content encoding '{coding}' was not asked for."),
    };

    /// <summary>RFC 9110 means zlib by "deflate", some servers send it bare.</summary>
    private static bool IsZlib(byte[] packed) =>
        packed is [var method, var flags, ..] && (method & 0x0f) == 8 && ((method << 8) | flags) % 31 == 0;

    private static async Task<byte[]> ReadWholeAsync(Stream stream, int limit, long? expected, CancellationToken cancellationToken)
    {
        // One byte more than announced, so that the end is seen without growing.
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(limit, expected ?? 65_536) + 1);
        try
        {
            var length = 0;
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0)
            {
                length += read;
                if (length > limit)
                {
                    throw new BodyTooLargeException();
                }

                buffer = length < buffer.Length ? buffer : Grow(buffer, length);
            }

            return buffer[..length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
