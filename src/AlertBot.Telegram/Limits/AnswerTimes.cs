namespace AlertBot.Telegram.Limits;

/// <summary>
/// How long answers take at their best, and so how many sends have to be under way to reach Telegram's ceiling. A process that has just
/// started sends one at a time: its first answers are slow for reasons of its own (code that was never run, a connection that has to be
/// made), and a process that dies again and again must not leave a handful of messages in doubt each time.
/// </summary>
internal sealed class AnswerTimes
{
    private const int Kept = 16;
    private const int PerSecond = 30;
    private const int Most = 32;

    /// <summary>Not every answer is as quick as the quickest, and each has to be written down.</summary>
    private const double Reserve = 1.5;

    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _last = [];
    private int _sendsAtOnce = 1;
    private TimeSpan _quickest;

    public int SendsAtOnce => Volatile.Read(ref _sendsAtOnce);

    /// <summary>What no answer comes quicker than; zero while that is not known.</summary>
    public TimeSpan Quickest
    {
        get
        {
            lock (_gate)
            {
                return _quickest;
            }
        }
    }

    public void Add(TimeSpan answer)
    {
        lock (_gate)
        {
            _last.Enqueue(answer);
            if (_last.Count > Kept)
            {
                _last.Dequeue();
            }

            var quickest = _last.Min();
            _quickest = _last.Count < Kept ? TimeSpan.Zero : quickest;
            var needed = 1 + (int)(quickest.TotalSeconds * PerSecond * Reserve);
            Volatile.Write(ref _sendsAtOnce, _last.Count < Kept ? 1 : Math.Min(Most, needed));
        }
    }
}
