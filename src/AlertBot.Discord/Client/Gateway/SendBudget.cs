namespace AlertBot.Discord.Client.Gateway;

/// <summary>
/// What one connection may send: 120 in 60 seconds, or it is closed with 4008. Some are kept for heartbeats, which never wait. Not safe
/// by itself: its owner locks.
/// </summary>
internal sealed class SendBudget(TimeProvider time)
{
    private const int Most = 120;
    private const int KeptForBeats = 10;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private readonly Queue<long> _sent = [];

    /// <summary>How long something that is no heartbeat has to wait.</summary>
    public TimeSpan Wait()
    {
        Forget();
        return _sent.Count < Most - KeptForBeats ? TimeSpan.Zero : Window - time.GetElapsedTime(_sent.ElementAt(_sent.Count - (Most - KeptForBeats)));
    }

    /// <returns>False when not even a heartbeat may be sent.</returns>
    public bool TryUse()
    {
        Forget();
        if (_sent.Count >= Most)
        {
            return false;
        }

        _sent.Enqueue(time.GetTimestamp());
        return true;
    }

    private void Forget()
    {
        while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
        {
            _sent.Dequeue();
        }
    }
}
