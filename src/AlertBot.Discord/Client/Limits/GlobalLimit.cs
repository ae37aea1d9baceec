namespace AlertBot.Discord.Client.Limits;

/// <summary>
/// Requests of one bot per second, counted by ourselves, and the pauses that a global 429 orders. Discord counts a request somewhere between
/// its leaving and its answer, so it counts here from its answer on, less the way that no request was ever quicker than: a busy machine or
/// network bunches requests together, and what was a second apart when it left may arrive within less. Not safe by itself: its owner locks.
/// </summary>
internal sealed class GlobalLimit(int perSecond)
{
    /// <summary>Twenty seconds at full speed: while a machine is held up all ways are long, and the longest of them are no measure.</summary>
    private const int KeptWays = 1_000;

    /// <summary>Before so many are known none is taken for the quickest: those of a process that has just begun are all slow, for seconds.</summary>
    private const int FewWays = 200;

    // A little more than a second: clocks differ.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1_020);

    /// <summary>Whoever has no answer for so long holds nobody else back any more.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromSeconds(3);

    private readonly List<TimeSpan> _away = [];
    private readonly List<TimeSpan> _counted = [];
    private readonly Queue<TimeSpan> _ways = [];
    private TimeSpan _pausedUntil = TimeSpan.MinValue;

    public TimeSpan Wait(TimeSpan now)
    {
        _counted.RemoveAll(counted => counted <= now - Window);
        _away.RemoveAll(left => left <= now - LongestWay);
        return Max(_away.Count + _counted.Count < perSecond ? now : NextFree(), _pausedUntil) - now is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    public void Use(TimeSpan now) => _away.Add(now);

    /// <summary>An answer came, or will never come.</summary>
    public void Arrived(TimeSpan usedAt, TimeSpan answeredAt)
    {
        _away.Remove(usedAt);
        _ways.Enqueue(answeredAt - usedAt);
        if (_ways.Count > KeptWays)
        {
            _ways.Dequeue();
        }

        var counted = answeredAt - (_ways.Count < FewWays ? TimeSpan.Zero : _ways.Min());
        var place = _counted.BinarySearch(counted);
        _counted.Insert(place < 0 ? ~place : place, counted);
    }

    /// <summary>The request was never sent.</summary>
    public void GiveBack(TimeSpan usedAt) => _away.Remove(usedAt);

    public void Pause(TimeSpan until) => _pausedUntil = Max(_pausedUntil, until);

    private TimeSpan NextFree() =>
        _counted.Count == 0 ? _away[0] + LongestWay
        : _away.Count == 0 ? _counted[0] + Window
        : Min(_counted[0] + Window, _away[0] + LongestWay);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
