using System.Text;
using AlertBot.Feeds.Parsing.Markup;

namespace AlertBot.Feeds.Parsing.Elements;

/// <summary>The prefixes in force at one place of a document. Missing declarations are guessed by the prefix, as people mean them.</summary>
internal sealed class NamespaceScope
{
    /// <summary>More are not remembered: every look through them must stay short.</summary>
    private const int MaxDeclarations = 64;

    private readonly List<(string Prefix, Vocabulary Vocabulary)> _declared = [];

    public int Count => _declared.Count;

    /// <summary>Takes in the declarations of a tag.</summary>
    public void Enter(ReadOnlySpan<byte> attributes)
    {
        if (attributes.IndexOf("xmlns"u8) < 0)
        {
            return;
        }

        var list = new Attributes(attributes);
        while (list.Next() && _declared.Count < MaxDeclarations)
        {
            if (list.Name.StartsWith("xmlns"u8) && (list.Name.Length == 5 || list.Name[5] == (byte)':'))
            {
                var prefix = Encoding.UTF8.GetString(list.Name[Math.Min(6, list.Name.Length)..]);
                _declared.Add((prefix, Meaning(prefix, TextDecoder.Decode(list.Value))));
            }
        }
    }

    /// <summary>Forgets what was declared after there were this many.</summary>
    public void Leave(int count)
    {
        if (count < _declared.Count)
        {
            _declared.RemoveRange(count, _declared.Count - count);
        }
    }

    /// <summary>A prefix of the root element is the feed's own, whatever its address.</summary>
    public void Adopt(ReadOnlySpan<byte> prefix)
    {
        if (Of(prefix) != Vocabulary.Core)
        {
            _declared.Add((Encoding.UTF8.GetString(prefix), Vocabulary.Core));
        }
    }

    public Vocabulary Of(ReadOnlySpan<byte> prefix)
    {
        if (_declared.Count == 0 && prefix.IsEmpty)
        {
            return Vocabulary.Core;
        }

        Span<char> name = stackalloc char[16];
        if (prefix.Length > name.Length)
        {
            return Vocabulary.Other;
        }

        name = name[..Encoding.Latin1.GetChars(prefix, name)];
        for (var i = _declared.Count - 1; i >= 0; i--)
        {
            if (name.SequenceEqual(_declared[i].Prefix))
            {
                return _declared[i].Vocabulary;
            }
        }

        return Vocabularies.OfPrefix(name.ToString());
    }

    private static Vocabulary Meaning(string prefix, string address) =>
        Vocabularies.OfAddress(address) ?? (prefix.Length == 0 ? Vocabulary.Core : Vocabularies.OfPrefix(prefix));
}
