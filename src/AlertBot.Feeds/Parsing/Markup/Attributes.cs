using System.Buffers;
using System.Text;

namespace AlertBot.Feeds.Parsing.Markup;

/// <summary>The attributes of one tag, quoted or not, one after the other.</summary>
internal ref struct Attributes(ReadOnlySpan<byte> source)
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n\f=>/"u8);
    private static readonly SearchValues<byte> ValueEnds = SearchValues.Create(" \t\r\n\f>"u8);

    private ReadOnlySpan<byte> _rest = source;

    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>As written: entities are not decoded.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    public bool Next()
    {
        _rest = _rest.TrimStart(" \t\r\n\f/>\"'="u8);
        if (_rest.IsEmpty)
        {
            return false;
        }

        var stop = _rest.IndexOfAny(NameEnds);
        Name = stop < 0 ? _rest : _rest[..stop];
        _rest = stop < 0 ? [] : _rest[stop..];
        var after = _rest.TrimStart(" \t\r\n\f"u8);
        Value = default;
        if (!after.IsEmpty && after[0] == (byte)'=')
        {
            ReadValue(after[1..].TrimStart(" \t\r\n\f"u8));
        }

        return true;
    }

    /// <summary>The value of one attribute, entities not decoded; empty when it is missing.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> source, ReadOnlySpan<byte> name)
    {
        if (source.Length <= name.Length)
        {
            return [];
        }

        var attributes = new Attributes(source);
        while (attributes.Next())
        {
            if (Ascii.EqualsIgnoreCase(attributes.Name, name))
            {
                return attributes.Value;
            }
        }

        return [];
    }

    private void ReadValue(ReadOnlySpan<byte> from)
    {
        if (from.IsEmpty)
        {
            _rest = [];
            return;
        }

        var quote = from[0];
        if (quote is (byte)'"' or (byte)'\'' && from[1..].IndexOf(quote) is var length and >= 0)
        {
            Value = from.Slice(1, length);
            _rest = from[(length + 2)..];
            return;
        }

        var end = from.IndexOfAny(ValueEnds);
        Value = (end < 0 ? from : from[..end]).Trim("\"'"u8);
        _rest = end < 0 ? [] : from[end..];
    }
}
