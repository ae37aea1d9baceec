using System.Buffers;
using System.Text;

namespace AlertBot.Feeds.Parsing.Markup;

/// <summary>Gathers text in a borrowed array: a description of 50 KB costs one allocation, the string itself.</summary>
internal ref struct TextBuffer(int expected)
{
    private char[] _chars = ArrayPool<char>.Shared.Rent(Math.Max(16, expected));
    private int _length;

    public void AppendUtf8(ReadOnlySpan<byte> text)
    {
        // UTF-8 never has fewer bytes than UTF-16 has units.
        Reserve(text.Length);
        _length += Encoding.UTF8.GetChars(text, _chars.AsSpan(_length));
    }

    public void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_chars.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>The text; the buffer is given back and must not be used again.</summary>
    public string Finish()
    {
        var text = new string(_chars, 0, _length);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
        return text;
    }

    private void Reserve(int more)
    {
        if (_length + more <= _chars.Length)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_chars.Length * 2, _length + more));
        _chars.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_chars);
        _chars = larger;
    }
}
