using System.Text;

namespace AlertBot.Benchmarks.Parsing;

/// <summary>Breaks a document in the ways documents break: bytes flipped, pieces lost, doubled, moved in from others, markup sprinkled in.</summary>
internal static class Mutation
{
    private static readonly byte[][] Sprinkles =
        [.. new[] { "<", ">", "</", "&", "&#", "&#x", "]]>", "<![CDATA[", "<!--", "-->", "<!DOCTYPE x [", "<!ENTITY a \"&a;\">", "\"", "'", "\0", "<?", "<item>", "</item>", "</channel>", "<title>", " xmlns=\"\"", " xml:base=\"x\"", "\uFEFF", "&a;", "<svg>", "{", "}" }
            .Select(Encoding.UTF8.GetBytes)];

    public static byte[] Of(IReadOnlyList<byte[]> bodies, Random random)
    {
        var body = bodies[random.Next(bodies.Count)].ToList();
        for (var i = random.Next(1, 8); i > 0 && body.Count > 0; i--)
        {
            Mutate(body, bodies, random);
        }

        return [.. body];
    }

    private static void Mutate(List<byte> body, IReadOnlyList<byte[]> bodies, Random random)
    {
        var at = random.Next(body.Count);
        var length = Math.Min(random.Next(1, 200), body.Count - at);
        switch (random.Next(7))
        {
            case 0:
                body[at] = (byte)random.Next(256);
                break;
            case 1:
                body.RemoveRange(at, length);
                break;
            case 2:
                body.InsertRange(at, body.GetRange(at, length));
                break;
            case 3:
                body.InsertRange(at, Piece(bodies[random.Next(bodies.Count)], random));
                break;
            case 4:
                body.RemoveRange(at, body.Count - at);
                break;
            default:
                body.InsertRange(at, Sprinkles[random.Next(Sprinkles.Length)]);
                break;
        }
    }

    private static ArraySegment<byte> Piece(byte[] other, Random random)
    {
        var from = random.Next(Math.Max(1, other.Length));
        return new ArraySegment<byte>(other, Math.Min(from, other.Length), Math.Min(random.Next(300), Math.Max(0, other.Length - from)));
    }
}
