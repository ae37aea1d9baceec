namespace AlertBot.Discord.Client.Gateway;

/// <summary>
/// How often a session may begin. Discord resets the token of a bot that identifies more than 1,000 times a day, so what is left is
/// counted down from what it said, and stretched over the rest of the day once half is gone. Resumes do not count.
/// </summary>
internal sealed class IdentifyLimit(TimeProvider time)
{
    /// <summary>
    /// Five seconds, and one for the way that messages travel. Of one shard, whatever the concurrency: the key of the limit is the
    /// number of the shard.
    /// </summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(6);

    private readonly long _start = time.GetTimestamp();
    private int _total = 1_000;
    private int _remaining = 1_000;
    private TimeSpan _resetsAt = TimeSpan.MaxValue;
    private TimeSpan? _last;

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Discord's own count.</summary>
    public void Learn(int total, int remaining, TimeSpan resetsAfter) => (_total, _remaining, _resetsAt) = (Math.Max(1, total), remaining, Now + resetsAfter);

    public TimeSpan Wait()
    {
        var now = Now;
        if (now >= _resetsAt)
        {
            (_remaining, _resetsAt) = (_total, now + TimeSpan.FromDays(1));
        }

        if (_remaining <= 0)
        {
            return _resetsAt - now;
        }

        var spacing = _remaining < _total / 2 && _resetsAt < TimeSpan.MaxValue ? Longer(Spacing, (_resetsAt - now) / _remaining) : Spacing;
        return _last is { } last && last + spacing > now ? last + spacing - now : TimeSpan.Zero;
    }

    /// <summary>An earlier process began a session so long ago.</summary>
    public void Remember(TimeSpan ago) => _last = Longer(_last ?? TimeSpan.MinValue, Now - (ago > TimeSpan.Zero ? ago : TimeSpan.Zero));

    public void Sent() => (_last, _remaining) = (Now, _remaining - 1);

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
