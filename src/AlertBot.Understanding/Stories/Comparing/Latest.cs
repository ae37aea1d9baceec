namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>
/// The newest entry of each feature: an open-addressed table of eight bytes a feature. Features whose newest entry fell out of the window
/// stay until the table is full; then it is built anew without them.
/// </summary>
internal sealed class Latest
{
    private const int Smallest = 1 << 10;

    private Slot[] _slots = new Slot[Smallest];
    private int _taken;

    /// <summary>Places in the table, taken or not: what it costs.</summary>
    public int Capacity => _slots.Length;

    /// <returns>The number of the feature's newest entry, which may have fallen out since; 0 when it never had one.</returns>
    public int Of(int feature) => _slots[Find(_slots, feature)].Entry;

    /// <param name="entry">At least 1.</param>
    /// <param name="oldest">Entries before this one fell out of the window.</param>
    public void Set(int feature, int entry, int oldest)
    {
        var at = Find(_slots, feature);
        if (_slots[at].Entry == 0)
        {
            if (_taken >= _slots.Length / 5 * 4)
            {
                BuildAnew(oldest);
                at = Find(_slots, feature);
            }

            _taken++;
        }

        _slots[at] = new Slot(feature, entry);
    }

    private void BuildAnew(int oldest)
    {
        var alive = 0;
        foreach (var slot in _slots)
        {
            alive += slot.Entry >= oldest ? 1 : 0;
        }

        var slots = new Slot[Math.Max(Smallest, (int)(alive * 1.6))];
        foreach (var slot in _slots)
        {
            if (slot.Entry >= oldest)
            {
                slots[Find(slots, slot.Feature)] = slot;
            }
        }

        (_slots, _taken) = (slots, alive);
    }

    /// <summary>Where the feature is, or the free place where it would be.</summary>
    private static int Find(Slot[] slots, int feature)
    {
        // Scrambled and scaled: features are hashes whose low bits are none too even, and the table has any length.
        var at = (int)((unchecked((uint)feature * 2654435769u) * (ulong)slots.Length) >> 32);
        while (slots[at].Entry != 0 && slots[at].Feature != feature)
        {
            at = at + 1 == slots.Length ? 0 : at + 1;
        }

        return at;
    }

    private readonly record struct Slot(int Feature, int Entry);
}
