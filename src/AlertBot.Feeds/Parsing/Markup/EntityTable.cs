using System.Text;

namespace AlertBot.Feeds.Parsing.Markup;

/// <summary>
/// Entities that a document declares for itself. Only plain internal ones count: nothing is ever fetched, and the text they may unfold to
/// has a budget for the whole document, so that one entity made of a million others stays small.
/// </summary>
internal sealed class EntityTable
{
    private const int MaxEntities = 500;
    private const int MaxDepth = 8;

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private int _budget = 100_000;

    public bool IsEmpty => _values.Count == 0;

    public static EntityTable Read(ReadOnlySpan<byte> documentType)
    {
        var table = new EntityTable();
        var rest = documentType;
        while (table._values.Count < MaxEntities && rest.IndexOf("<!ENTITY"u8) is var at and >= 0)
        {
            rest = rest[(at + 8)..].TrimStart(" \t\r\n"u8);
            table.Add(ref rest);
        }

        return table;
    }

    /// <summary>The text of an entity, unfolded; null when there is none of that name, empty when it is too large.</summary>
    public string? Find(string name) => _values.ContainsKey(name) ? Unfold(name, 0) : null;

    private void Add(ref ReadOnlySpan<byte> rest)
    {
        var nameEnd = rest.IndexOfAny(" \t\r\n>"u8);
        if (nameEnd <= 0)
        {
            return;
        }

        var name = Encoding.UTF8.GetString(rest[..nameEnd]);
        rest = rest[nameEnd..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\''))
        {
            return;
        }

        var end = rest[1..].IndexOf(rest[0]);
        if (end >= 0)
        {
            _values.TryAdd(name, Encoding.UTF8.GetString(rest.Slice(1, end)));
            rest = rest[(end + 2)..];
        }
    }

    private string Unfold(string name, int depth)
    {
        var value = _values[name];
        if (depth >= MaxDepth || (_budget -= value.Length) < 0)
        {
            return "";
        }

        return value.Contains('&', StringComparison.Ordinal) ? UnfoldInner(value, depth) : value;
    }

    private string UnfoldInner(string value, int depth)
    {
        var unfolded = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            var end = value[i] == '&' ? value.IndexOf(';', i) : -1;
            if (end > 0 && _values.ContainsKey(value[(i + 1)..end]))
            {
                unfolded.Append(Unfold(value[(i + 1)..end], depth + 1));
                i = end;
            }
            else
            {
                unfolded.Append(value[i]);
            }
        }

        return unfolded.ToString();
    }
}
