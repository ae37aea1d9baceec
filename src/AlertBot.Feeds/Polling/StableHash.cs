using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace AlertBot.Feeds.Polling;

/// <summary>64-bit hashes that mean the same in every process: they are stored, so their recipe must never change.</summary>
internal static class StableHash
{
    // Unit separator: "ab" + "c" is not "a" + "bc".
    private const char Between = '\u001f';

    public static long Of(string text) => Of(text.AsSpan());

    public static long Of(params ReadOnlySpan<string?> parts)
    {
        var length = parts.Length;
        foreach (var part in parts)
        {
            length += part?.Length ?? 0;
        }

        var joined = ArrayPool<char>.Shared.Rent(length);
        var at = 0;
        foreach (var part in parts)
        {
            part.AsSpan().CopyTo(joined.AsSpan(at));
            at += part?.Length ?? 0;
            joined[at++] = Between;
        }

        // The last separator is not between two parts.
        var hash = Of(joined.AsSpan(0, Math.Max(0, at - 1)));
        ArrayPool<char>.Shared.Return(joined);
        return hash;
    }

    private static long Of(ReadOnlySpan<char> text) => unchecked((long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text)));
}
