using System.Collections.Concurrent;

namespace AlertBot.Chat.Commands.Running;

/// <summary>
/// How much one person may ask: a burst, and then one every now and then. Whoever asks too much is told once and is then not heard until
/// they pause, so that a flood costs nothing but looking into this table. Bounded: who has been quiet is forgotten.
/// </summary>
/// <param name="burst">So many at once.</param>
/// <param name="each">And one more after each of these.</param>
internal sealed class Patience(int burst, TimeSpan each, TimeProvider time)
{
    private const int MostPeople = 20_000;

    private readonly ConcurrentDictionary<string, Credit> _people = new(StringComparer.Ordinal);

    public static Patience ForCommands(TimeProvider time) => new(20, TimeSpan.FromSeconds(1.5), time);

    /// <summary>As quick as somebody types.</summary>
    public static Patience ForTyping(TimeProvider time) => new(60, TimeSpan.FromSeconds(0.2), time);

    public Hearing Hear(string person)
    {
        if (_people.Count >= MostPeople)
        {
            ForgetQuiet();
        }

        return _people.GetOrAdd(person, _ => new Credit(time.GetTimestamp(), burst, each)).Take(time);
    }

    private void ForgetQuiet()
    {
        foreach (var (person, credit) in _people)
        {
            if (credit.IsFull(time))
            {
                _people.TryRemove(person, out _);
            }
        }

        if (_people.Count >= MostPeople)
        {
            _people.Clear();
        }
    }

    private sealed class Credit(long since, int burst, TimeSpan each)
    {
        private readonly Lock _lock = new();
        private long _since = since;
        private double _left = burst;
        private bool _isTold;

        public Hearing Take(TimeProvider time)
        {
            lock (_lock)
            {
                var now = time.GetTimestamp();
                _left = Math.Min(burst, _left + (time.GetElapsedTime(_since, now) / each));
                _since = now;
                if (_left >= 1)
                {
                    _left--;
                    _isTold = false;
                    return Hearing.Heard;
                }

                var first = !_isTold;
                _isTold = true;
                return first ? Hearing.TooMuch : Hearing.Ignored;
            }
        }

        public bool IsFull(TimeProvider time)
        {
            lock (_lock)
            {
                return time.GetElapsedTime(_since) >= burst * each;
            }
        }
    }
}

internal enum Hearing
{
    Heard,

    /// <summary>To be told, this once.</summary>
    TooMuch,
    Ignored,
}
