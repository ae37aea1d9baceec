using System.Text;
using AlertBot.Feeds.Parsing.Elements;

namespace AlertBot.Feeds.Parsing.Reading;

/// <summary>The elements that are open at one place of a document. However deep they nest, every question costs the same.</summary>
internal sealed class OpenElements
{
    /// <summary>How far up a closing tag looks for its opening one: a bound, so that a million wrong tags stay linear.</summary>
    private const int Reach = 32;

    private readonly List<Level> _levels = [];
    private readonly List<int> _containers = [];

    public int Count => _levels.Count;

    public ElementKind Innermost => _levels.Count == 0 ? ElementKind.Root : _levels[^1].Kind;

    /// <summary>The level of the open item, or -1: items do not nest.</summary>
    public int ItemLevel { get; private set; } = -1;

    public Level this[int index] => _levels[index];

    public void Push(Level level)
    {
        if (level.Kind == ElementKind.Item)
        {
            ItemLevel = _levels.Count;
        }

        if (level.Kind != ElementKind.Unknown)
        {
            _containers.Add(_levels.Count);
        }

        _levels.Add(level);
    }

    /// <summary>Closes this level and every one within.</summary>
    public void CutTo(int count)
    {
        _levels.RemoveRange(count, _levels.Count - count);
        ItemLevel = ItemLevel >= count ? -1 : ItemLevel;
        while (_containers.Count > 0 && _containers[^1] >= count)
        {
            _containers.RemoveAt(_containers.Count - 1);
        }
    }

    /// <summary>The level that a closing tag of this name ends; -1 when none, and the tag is to be ignored.</summary>
    public int Find(ReadOnlySpan<byte> document, ReadOnlySpan<byte> name)
    {
        for (var i = _levels.Count - 1; i >= Math.Max(0, _levels.Count - Reach); i--)
        {
            if (IsNamed(document, i, name))
            {
                return i;
            }
        }

        for (var i = _containers.Count - 1; i >= Math.Max(0, _containers.Count - Reach); i--)
        {
            if (IsNamed(document, _containers[i], name))
            {
                return _containers[i];
            }
        }

        return -1;
    }

    private bool IsNamed(ReadOnlySpan<byte> document, int level, ReadOnlySpan<byte> name)
    {
        var open = document[_levels[level].Name];
        return open.Length == name.Length && Ascii.EqualsIgnoreCase(open, name);
    }

    /// <param name="Namespaces">How many declarations were in force outside.</param>
    /// <param name="Base">The base in force outside.</param>
    internal readonly record struct Level(Range Name, ElementKind Kind, int Namespaces, Uri? Base);
}
