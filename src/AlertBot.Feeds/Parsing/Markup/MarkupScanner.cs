using System.Buffers;

namespace AlertBot.Feeds.Parsing.Markup;

/// <summary>
/// Walks from tag to tag through UTF-8 markup that may be broken in any way. It never fails, never goes back behind a byte more than a
/// fixed number of times, and knows nothing of nesting: whatever is thrown at it costs linear time.
/// </summary>
internal ref struct MarkupScanner(ReadOnlySpan<byte> document)
{
    private static readonly SearchValues<byte> TagStops = SearchValues.Create("><\"'"u8);
    private static readonly SearchValues<byte> NameStops = SearchValues.Create(" \t\r\n\f/>=<\"'"u8);

    private readonly ReadOnlySpan<byte> _document = document;
    private bool _noCommentEnds;
    private bool _noCDataEnds;
    private bool _noInstructionEnds;
    private bool _noTypeEnds;

    public int Position { get; set; }

    /// <summary>The last document type that was passed, with its internal subset.</summary>
    public Range DocumentType { get; private set; }

    public Token Next()
    {
        while (true)
        {
            var step = _document[Position..].IndexOf((byte)'<');
            if (step < 0 || Position + step + 1 >= _document.Length)
            {
                Position = _document.Length;
                return new Token(TokenKind.End, Position, Position, default);
            }

            var start = Position + step;
            if (At(start) is var token and not { Kind: TokenKind.End })
            {
                Position = token.End;
                return token;
            }

            Position = start + 1;
        }
    }

    /// <summary>What begins with the &lt; at this offset; of kind End when it is only a character of text.</summary>
    private Token At(int start) => _document[start + 1] switch
    {
        (byte)'/' => Tag(start, start + 2, TokenKind.Close),
        (byte)'!' => Declaration(start),
        (byte)'?' => Instruction(start),
        _ => Tag(start, start + 1, TokenKind.Open),
    };

    private readonly Token Tag(int start, int name, TokenKind kind)
    {
        if (name >= _document.Length || !BeginsName(_document[name]))
        {
            return default;
        }

        var length = _document[name..].IndexOfAny(NameStops);
        if (length < 0)
        {
            return default;
        }

        var end = TagEnd(name + length, out var closed);
        var isEmpty = closed && kind == TokenKind.Open && _document[end - 2] == (byte)'/';
        return new Token(kind, start, end, name..(name + length), isEmpty);
    }

    /// <summary>Behind the &gt; that ends a tag; a quote that is never closed before the next &lt; does not count.</summary>
    private readonly int TagEnd(int from, out bool closed)
    {
        closed = true;
        var at = from;
        while (true)
        {
            var step = _document[at..].IndexOfAny(TagStops);
            if (step < 0)
            {
                closed = false;
                return _document.Length;
            }

            at += step;
            switch (_document[at])
            {
                case (byte)'>':
                    return at + 1;
                case (byte)'<':
                    closed = false;
                    return at;
                default:
                    var rest = _document[(at + 1)..];
                    var close = rest.IndexOfAny(_document[at], (byte)'<');
                    if (close < 0 || rest[close] == (byte)'<')
                    {
                        var plain = _document[at..].IndexOf((byte)'>');
                        closed = plain >= 0;
                        return closed ? at + plain + 1 : _document.Length;
                    }

                    at += close + 2;
                    break;
            }
        }
    }

    private Token Declaration(int start)
    {
        var rest = _document[start..];
        if (rest.StartsWith("<![CDATA["u8))
        {
            return Until(start, 9, "]]>"u8, TokenKind.CData, ref _noCDataEnds);
        }

        if (rest.StartsWith("<!--"u8))
        {
            return Until(start, 4, "-->"u8, TokenKind.Aside, ref _noCommentEnds);
        }

        return !_noTypeEnds && IsDocumentType(rest) ? Type(start) : default;
    }

    private static bool IsDocumentType(ReadOnlySpan<byte> rest) =>
        rest.Length > 10 && System.Text.Ascii.EqualsIgnoreCase(rest[..9], "<!DOCTYPE"u8) && rest[9] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private Token Type(int start)
    {
        var rest = _document[start..];
        var stop = rest.IndexOfAny((byte)'>', (byte)'[');
        if (stop >= 0 && rest[stop] == (byte)'[')
        {
            var subset = rest[stop..].IndexOf((byte)']');
            stop = subset < 0 ? -1 : stop + subset + Math.Max(0, rest[(stop + subset)..].IndexOf((byte)'>'));
        }

        if (stop < 0)
        {
            _noTypeEnds = true;
            return default;
        }

        DocumentType = start..(start + stop + 1);
        return new Token(TokenKind.Aside, start, start + stop + 1, DocumentType);
    }

    private Token Instruction(int start) => Until(start, 2, ">"u8, TokenKind.Aside, ref _noInstructionEnds);

    private readonly Token Until(int start, int opening, ReadOnlySpan<byte> mark, TokenKind kind, ref bool none)
    {
        var length = none ? -1 : _document[(start + opening)..].IndexOf(mark);
        if (length < 0)
        {
            // Looked for once, never again: a document of nothing but openings stays linear.
            none = true;
            return kind == TokenKind.CData ? new Token(kind, start, _document.Length, (start + opening).._document.Length) : default;
        }

        var inner = start + opening;
        return new Token(kind, start, inner + length + mark.Length, inner..(inner + length));
    }

    private static bool BeginsName(byte first) => char.IsAsciiLetter((char)first) || first is (byte)'_' or (byte)':' or >= 0x80;
}
