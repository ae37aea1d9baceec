using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace AlertBot.Feeds.Polling;

/// <summary>64-bit hashes that mean the same in every process: they are stored, so their recipe must never change.</summary>
internal static class StableHash
{
    // Unit separator: "ab" + "c" is not "a" + "bc".
    private const string Between = "\u001f";

    public static long Of(string text) => Of(text.AsSpan());

    public static long Of(params ReadOnlySpan<string?> parts) => Of(string.Join(Between, parts).AsSpan());

    private static long Of(ReadOnlySpan<char> text) => unchecked((long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text)));
}
