using System.Buffers;
using System.Text;

namespace AlertBot.Feeds.Parsing.Encodings;

/// <summary>UTF-8 with a few bytes of another encoding in it, as pages glued from several sources have.</summary>
internal static class MixedUtf8
{
    /// <summary>True when the sound sequences beyond ASCII outnumber the broken bytes: by chance they never do.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes)
    {
        var (sound, broken) = (0, 0);
        while (NextBeyondAscii(ref bytes))
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            sound += status == OperationStatus.Done ? 1 : 0;
            broken += status == OperationStatus.Done ? 0 : 1;
            bytes = bytes[length..];
        }

        return sound > broken;
    }

    /// <summary>The stray bytes are read as windows-1252, the usual culprit.</summary>
    public static byte[] Repair(ReadOnlySpan<byte> bytes)
    {
        var western = Charsets.Find("windows-1252")!;
        var repaired = new ArrayBufferWriter<byte>(bytes.Length + 64);
        while (!bytes.IsEmpty)
        {
            var rest = bytes;
            var plain = NextBeyondAscii(ref rest) ? bytes.Length - rest.Length : bytes.Length;
            repaired.Write(bytes[..plain]);
            bytes = bytes[plain..];
            if (bytes.IsEmpty)
            {
                break;
            }

            var sound = Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done;
            repaired.Write(sound ? bytes[..length] : Encoding.UTF8.GetBytes(western.GetString(bytes[..length])));
            bytes = bytes[length..];
        }

        return repaired.WrittenSpan.ToArray();
    }

    private static bool NextBeyondAscii(ref ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        bytes = at < 0 ? [] : bytes[at..];
        return at >= 0;
    }
}
