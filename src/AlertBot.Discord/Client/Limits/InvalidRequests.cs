namespace AlertBot.Discord.Client.Limits;

/// <summary>Counts 401, 403 and 429 (but not shared ones): Discord bans an address that has 10,000 of them in ten minutes.</summary>
internal sealed class InvalidRequests(int most, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private readonly Queue<long> _counted = [];

    public void Count()
    {
        lock (_gate)
        {
            _counted.Enqueue(time.GetTimestamp());
        }
    }

    /// <summary>How long nothing may be sent, or null.</summary>
    public TimeSpan? Open()
    {
        lock (_gate)
        {
            while (_counted.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
            {
                _counted.Dequeue();
            }

            return _counted.Count >= most ? Window - time.GetElapsedTime(_counted.Peek()) : null;
        }
    }
}
