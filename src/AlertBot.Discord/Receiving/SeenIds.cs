namespace AlertBot.Discord.Receiving;

/// <summary>The last ids that were seen: Discord may tell of one thing twice, and it must be answered once.</summary>
internal sealed class SeenIds(int most)
{
    private readonly Lock _gate = new();
    private readonly HashSet<ulong> _seen = [];
    private readonly Queue<ulong> _order = [];

    /// <returns>False when it was seen before.</returns>
    public bool Add(ulong id)
    {
        lock (_gate)
        {
            if (!_seen.Add(id))
            {
                return false;
            }

            _order.Enqueue(id);
            if (_order.Count > most)
            {
                _seen.Remove(_order.Dequeue());
            }

            return true;
        }
    }
}
