namespace AlertBot.Discord.Client.Limits;

/// <summary>
/// What is known of one rate limit: nothing at first, so one request at a time; then what the last answers said. Times are those of a
/// clock that only runs forward, so a machine whose date is corrected does not matter. Not safe by itself: its owner locks.
/// </summary>
internal sealed class Bucket
{
    /// <summary>How much two answers of one window may differ in when they say that it ends.</summary>
    private static readonly TimeSpan SameWindow = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a window that ought to have begun is believed in before an answer tells of it.</summary>
    private static readonly TimeSpan UntoldWindow = TimeSpan.FromMilliseconds(250);

    private int _limit = 1;
    private int _remaining = 1;
    private bool _isKnown;
    private bool _isUntold;
    private TimeSpan _window;
    private TimeSpan _resetsAt = TimeSpan.MinValue;
    private TimeSpan _blockedUntil = TimeSpan.MinValue;

    public int InFlight { get; private set; }

    /// <summary>Nothing of it is needed any more: nobody is inside and its time is over.</summary>
    public bool IsIdle(TimeSpan now) => InFlight == 0 && _resetsAt < now && _blockedUntil < now;

    /// <summary>Null: somebody has to come back first, and tells when they do.</summary>
    public TimeSpan? Wait(TimeSpan now)
    {
        if (_blockedUntil > now)
        {
            return _blockedUntil - now;
        }

        if (!_isKnown)
        {
            return InFlight == 0 ? TimeSpan.Zero : null;
        }

        if (_resetsAt <= now)
        {
            // A new window: what it allows is told by the first answer out of it, until then as before.
            return InFlight < _limit ? TimeSpan.Zero : null;
        }

        return _remaining > 0 ? TimeSpan.Zero : _resetsAt - now;
    }

    public void Enter(TimeSpan now)
    {
        if (_isKnown && _resetsAt <= now)
        {
            (_remaining, _resetsAt, _isUntold) = (_limit - InFlight, now + UntoldWindow, true);
        }

        InFlight++;
        _remaining--;
    }

    /// <summary>The request was never sent: its permit is free again.</summary>
    public void GiveBack()
    {
        InFlight--;
        _remaining++;
    }

    /// <summary>An answer came, or will never come.</summary>
    public void Leave(LimitHeaders? headers, TimeSpan now)
    {
        InFlight--;
        if (headers is { Limit: { } limit, Remaining: { } remaining, ResetAfter: { } resetAfter })
        {
            Learn(Math.Max(1, limit), remaining, now + resetAfter, headers.Reset ?? now + resetAfter);
        }
    }

    /// <param name="resetsAt">By our clock: the longer the answer travelled, the more too late.</param>
    /// <param name="window">By Discord's clock, so the same in every answer out of one window, in whatever order they come.</param>
    private void Learn(int limit, int remaining, TimeSpan resetsAt, TimeSpan window)
    {
        if (!_isKnown || window - _window > SameWindow)
        {
            // Others that are on their way were not counted by this answer yet.
            (_limit, _remaining, _resetsAt, _window) = (limit, remaining - InFlight, resetsAt, window);
            (_isKnown, _isUntold) = (true, false);
        }
        else if (!_isUntold && _window - window <= SameWindow)
        {
            (_remaining, _resetsAt) = (Math.Min(_remaining, remaining), Min(_resetsAt, resetsAt));
        }
    }

    /// <summary>A 429 may be the first answer that names the bucket: its pause was noted on the one that stood for it.</summary>
    public void TakeOverPause(Bucket from) => Block(from._blockedUntil);

    public void Block(TimeSpan until) => _blockedUntil = until > _blockedUntil ? until : _blockedUntil;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
