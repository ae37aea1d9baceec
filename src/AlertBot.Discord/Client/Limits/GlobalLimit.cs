namespace AlertBot.Discord.Client.Limits;

/// <summary>
/// Requests of one bot per second, counted by ourselves, and the pauses that a global 429 orders. Not safe by itself: its owner locks.
/// </summary>
internal sealed class GlobalLimit(int perSecond)
{
    // A little more than a second: the network bunches requests together.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1_030);

    private readonly List<TimeSpan> _used = [];
    private TimeSpan _pausedUntil = TimeSpan.MinValue;

    public TimeSpan Wait(TimeSpan now)
    {
        _used.RemoveAll(used => used <= now - Window);
        var free = _used.Count < perSecond ? now : _used[0] + Window;
        return Max(free, _pausedUntil) - now is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    public void Use(TimeSpan now) => _used.Add(now);

    /// <summary>The request was never sent.</summary>
    public void GiveBack(TimeSpan usedAt) => _used.Remove(usedAt);

    public void Pause(TimeSpan until) => _pausedUntil = Max(_pausedUntil, until);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
