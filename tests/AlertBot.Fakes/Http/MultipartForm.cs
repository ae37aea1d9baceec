using System.Text;

namespace AlertBot.Fakes.Http;

/// <summary>The parts of a multipart/form-data body, by name.</summary>
public static class MultipartForm
{
    public static IReadOnlyDictionary<string, FormPart> Read(FakeRequest request)
    {
        var parts = new Dictionary<string, FormPart>(StringComparer.Ordinal);
        if (request.Header("Content-Type") is not { } type || !type.Contains("boundary=", StringComparison.OrdinalIgnoreCase))
        {
            return parts;
        }

        var boundary = Encoding.ASCII.GetBytes("--" + type[(type.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase) + 9)..].Trim('"'));
        for (var at = request.Body.AsSpan().IndexOf(boundary); at >= 0;)
        {
            var rest = request.Body.AsSpan(at + boundary.Length);
            var length = rest.IndexOf(boundary);
            if (length < 0)
            {
                break;
            }

            Add(parts, rest[..length]);
            at += boundary.Length + length;
        }

        return parts;
    }

    private static void Add(Dictionary<string, FormPart> parts, ReadOnlySpan<byte> part)
    {
        var end = part.IndexOf("\r\n\r\n"u8);
        var head = Encoding.UTF8.GetString(part[..end]);
        parts[Value(head, " name=") ?? Value(head, ";name=") ?? ""] = new FormPart(Value(head, "filename="), part[(end + 4)..^2].ToArray());
    }

    private static string? Value(string head, string name)
    {
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : head[(at + name.Length)..].Split('\r', ';')[0].Trim('"');
    }
}

/// <param name="FileName">Null for a field.</param>
public sealed record FormPart(string? FileName, byte[] Content)
{
    public string Text => Encoding.UTF8.GetString(Content);
}
