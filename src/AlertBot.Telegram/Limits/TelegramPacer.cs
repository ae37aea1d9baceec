namespace AlertBot.Telegram.Limits;

/// <summary>
/// Telegram's limits kept by ourselves, so that a 429 is rare: 30 messages a second overall, one a second in a chat, 20 a minute in a
/// group or channel. The clock is an argument: nothing here waits. A small margin covers what the network bunches together.
/// </summary>
internal sealed class TelegramPacer(TimeSpan longestWait, TimeSpan startAfter = default)
{
    private const int LimitedChatsThatMeanAll = 3;
    private static readonly TimeSpan Second = TimeSpan.FromMilliseconds(1_030);

    /// <summary>Of all chats together: here each answer is waited for and counted, so that the margin only has to cover how far clocks differ.</summary>
    private static readonly TimeSpan SecondOfAll = TimeSpan.FromMilliseconds(1_015);
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(61);

    private readonly Lock _gate = new();
    private readonly RateWindow _all = new(30, SecondOfAll);
    private readonly Dictionary<string, Lane> _chats = [];
    private readonly Queue<(TimeSpan At, string Chat)> _limited = [];
    private TimeSpan _allBlockedUntil = startAfter;

    /// <summary>A place in the line, or how long the chat has to wait for one when that is too long to hold a worker.</summary>
    public Pace Take(string chat, bool isGroup, TimeSpan now)
    {
        lock (_gate)
        {
            var lane = LaneOf(chat, isGroup, now);
            var own = lane.Earliest(now);
            var at = Both(lane, Longer(own, _allBlockedUntil));
            if (at - now > longestWait)
            {
                return new Pace(at - now, IsGranted: false, WholePlatform: at > own);
            }

            lane.Use(at, now);
            _all.Use(at, now);
            return new Pace(at - now, IsGranted: true, WholePlatform: false);
        }
    }

    /// <summary>A message left at one moment and its answer came at another: Telegram may count it as late as that.</summary>
    /// <param name="quickest">What no answer comes quicker than: taken off where all chats share, so that a steady network costs nothing.</param>
    public void Arrived(string chat, bool isGroup, TimeSpan left, TimeSpan answered, TimeSpan quickest = default)
    {
        lock (_gate)
        {
            _all.Move(left, Longer(left, answered - quickest));
            LaneOf(chat, isGroup, answered).Move(left, answered);
        }
    }

    /// <summary>How long the chat takes nothing more, whatever the others do.</summary>
    public TimeSpan RestOf(string chat, bool isGroup, TimeSpan now)
    {
        lock (_gate)
        {
            return LaneOf(chat, isGroup, now).Earliest(now) - now;
        }
    }

    /// <summary>Telegram said 429: nothing goes to the chat before; several limited chats at once mean that all are.</summary>
    /// <returns>True when everything waits now.</returns>
    public bool Limit(string chat, bool isGroup, TimeSpan retryAfter, TimeSpan now)
    {
        lock (_gate)
        {
            LaneOf(chat, isGroup, now).BlockedUntil = now + retryAfter;
            _limited.Enqueue((now, chat));
            while (_limited.Peek().At < now - TimeSpan.FromSeconds(10))
            {
                _limited.Dequeue();
            }

            var all = _limited.Select(l => l.Chat).Distinct().Count() >= LimitedChatsThatMeanAll;
            _allBlockedUntil = all ? Longer(_allBlockedUntil, now + retryAfter) : _allBlockedUntil;
            return all;
        }
    }

    private TimeSpan Both(Lane lane, TimeSpan at)
    {
        var tried = TimeSpan.MinValue;
        while (at != tried)
        {
            tried = at;
            at = lane.Earliest(_all.Earliest(at));
        }

        return at;
    }

    private Lane LaneOf(string chat, bool isGroup, TimeSpan now)
    {
        if (_chats.TryGetValue(chat, out var lane))
        {
            return lane;
        }

        if (_chats.Count >= 1_000)
        {
            Forget(now);
        }

        return _chats[chat] = new Lane(isGroup);
    }

    private void Forget(TimeSpan now)
    {
        foreach (var (chat, _) in _chats.Where(c => c.Value.IsIdle(now)).ToList())
        {
            _chats.Remove(chat);
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed class Lane(bool isGroup)
    {
        private readonly RateWindow _second = new(1, Second);
        private readonly RateWindow? _minute = isGroup ? new(20, Minute) : null;

        public TimeSpan BlockedUntil { get; set; } = TimeSpan.MinValue;

        public TimeSpan Earliest(TimeSpan from)
        {
            var at = _second.Earliest(Longer(from, BlockedUntil));
            return _minute is null ? at : _second.Earliest(_minute.Earliest(at));
        }

        public void Use(TimeSpan at, TimeSpan now)
        {
            _second.Use(at, now);
            _minute?.Use(at, now);
        }

        public void Move(TimeSpan from, TimeSpan to)
        {
            _second.Move(from, to);
            _minute?.Move(from, to);
        }

        public bool IsIdle(TimeSpan now) => BlockedUntil < now && _second.Newest < now - Minute;
    }
}

/// <param name="IsGranted">Wait that long and send; otherwise come back after that time.</param>
internal readonly record struct Pace(TimeSpan Wait, bool IsGranted, bool WholePlatform);
