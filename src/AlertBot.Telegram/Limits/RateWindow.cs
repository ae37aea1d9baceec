namespace AlertBot.Telegram.Limits;

/// <summary>
/// At most <paramref name="permits"/> in any stretch of <paramref name="per"/>, among permits that may lie a little in the future:
/// a chat that waits its second does not push the others back. Pure: times go in, times come out.
/// </summary>
internal sealed class RateWindow(int permits, TimeSpan per)
{
    // In order of time.
    private readonly List<TimeSpan> _used = [];

    public TimeSpan Newest => _used.Count == 0 ? TimeSpan.MinValue : _used[^1];

    /// <summary>The first moment from <paramref name="from"/> on at which one more is allowed.</summary>
    public TimeSpan Earliest(TimeSpan from) =>
        _used.Select(used => used + per).Where(free => free > from).Prepend(from).First(Fits);

    /// <param name="now">Permits too old to matter are forgotten.</param>
    public void Use(TimeSpan at, TimeSpan now)
    {
        _used.RemoveAll(used => used <= now - per);
        _used.Insert(PlaceOf(at), at);
    }

    /// <summary>The permit that was used last before <paramref name="from"/> counts from <paramref name="to"/> on.</summary>
    public void Move(TimeSpan from, TimeSpan to)
    {
        var index = _used.FindLastIndex(used => used <= from);
        if (index >= 0)
        {
            _used.RemoveAt(index);
            _used.Insert(PlaceOf(to), to);
        }
    }

    private bool Fits(TimeSpan at)
    {
        var place = PlaceOf(at);
        for (var first = Math.Max(0, place - permits); first <= place && first + permits <= _used.Count; first++)
        {
            if (With(first + permits) - With(first) < per)
            {
                return false;
            }
        }

        return true;

        TimeSpan With(int index) => index < place ? _used[index] : index == place ? at : _used[index - 1];
    }

    private int PlaceOf(TimeSpan at)
    {
        var index = _used.BinarySearch(at);
        return index < 0 ? ~index : index;
    }
}
