namespace AlertBot.Running;

/// <summary>
/// The machine's clock, but never backwards. When that one is put back, feeds, deliveries and the schedule itself would stand still until it
/// has caught up with the times in their rows; so this one goes on at half speed instead, and is right again after twice the step.
/// </summary>
internal sealed partial class SteadyClock(TimeProvider machine, ILogger<SteadyClock> log) : TimeProvider
{
    /// <summary>Small steps are what keeps clocks right, and not worth a word.</summary>
    private static readonly TimeSpan WorthAWord = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _now = machine.GetUtcNow();
    private long _at = machine.GetTimestamp();
    private bool _isAhead;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        var wentBack = TimeSpan.Zero;
        DateTimeOffset now;
        lock (_lock)
        {
            var (told, at) = (machine.GetUtcNow(), machine.GetTimestamp());
            var passed = machine.GetElapsedTime(_at, at);
            (_now, _at) = (told >= _now ? told : _now + (passed / 2), at);
            now = _now;
            if (now - told < WorthAWord)
            {
                _isAhead = false;
            }
            else if (!_isAhead)
            {
                (_isAhead, wentBack) = (true, now - told);
            }
        }

        if (wentBack > TimeSpan.Zero)
        {
            LogWentBack(wentBack, now + wentBack);
        }

        return now;
    }

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock of this machine went back by {Step}. AlertBot goes on at half speed and is right again at about {Until:u}; if the clock was wrong by days, restart AlertBot")]
    private partial void LogWentBack(TimeSpan step, DateTimeOffset until);
}
