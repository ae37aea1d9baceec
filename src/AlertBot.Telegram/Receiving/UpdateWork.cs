namespace AlertBot.Telegram.Receiving;

/// <summary>
/// Updates that are being handled: those of one chat in their order, all chats side by side. Knows up to which update everything is done,
/// for that is what may be confirmed.
/// </summary>
internal sealed class UpdateWork(Func<TelegramUpdate, CancellationToken, Task> handle, TimeProvider time)
{
    /// <summary>A handler that takes longer does not hold up the confirmation any more: it would come again with every look.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly SortedSet<long> _unfinished = [];
    private readonly Dictionary<string, Task> _lanes = [];
    private TaskCompletionSource _changed = NewSignal();
    private long? _highest;

    /// <summary>The first update that is not done; null when nothing was ever seen.</summary>
    public long? Offset
    {
        get
        {
            lock (_gate)
            {
                return _unfinished.Count > 0 ? _unfinished.Min : _highest + 1;
            }
        }
    }

    public bool IsBusy
    {
        get
        {
            lock (_gate)
            {
                return _unfinished.Count > 0;
            }
        }
    }

    /// <summary>Ends when another update is done.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                return _changed.Task;
            }
        }
    }

    /// <summary>After a week without updates Telegram counts from anywhere.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _highest = null;
        }
    }

    /// <returns>False when it was begun before.</returns>
    public bool Begin(TelegramUpdate update, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_highest >= update.Id)
            {
                return false;
            }

            _highest = update.Id;
            if (update.What is null && update.Callback is null)
            {
                return true;
            }

            _unfinished.Add(update.Id);
            var before = _lanes.GetValueOrDefault(update.Lane, Task.CompletedTask);
            _lanes[update.Lane] = DoAsync(update, before, cancellationToken);
            return true;
        }
    }

    private async Task DoAsync(TelegramUpdate update, Task before, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        var work = handle(update, cancellationToken);
        await Task.WhenAny(work, Task.Delay(LongestHold, time, cancellationToken)).ConfigureAwait(false);
        if (cancellationToken.IsCancellationRequested && !work.IsCompletedSuccessfully)
        {
            // Not done: it comes again after the next start.
            return;
        }

        Done(update);
    }

    private void Done(TelegramUpdate update)
    {
        lock (_gate)
        {
            _unfinished.Remove(update.Id);
            if (_lanes.Count > 1_000)
            {
                foreach (var (lane, _) in _lanes.Where(l => l.Value.IsCompleted).ToList())
                {
                    _lanes.Remove(lane);
                }
            }

            _changed.SetResult();
            _changed = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
