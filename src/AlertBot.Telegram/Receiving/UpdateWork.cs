namespace AlertBot.Telegram.Receiving;

/// <summary>
/// Updates that are being handled. Knows up to which update everything is done, for that is what may be confirmed.
/// </summary>
internal sealed class UpdateWork(UpdateLanes lanes)
{
    private readonly Lock _gate = new();
    private readonly SortedSet<long> _unfinished = [];
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

    /// <summary>
    /// What is being handled holds up the confirmation no more: as long as it does, Telegram shows nothing that is more than a hundred updates
    /// behind it, of whomever. Only what is being handled right now would be lost, were this process to die.
    /// </summary>
    public void LetGo()
    {
        lock (_gate)
        {
            _unfinished.Clear();
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

            if (lanes.Enter(update, cancellationToken) is { } entered)
            {
                _unfinished.Add(update.Id);
                _ = FinishAsync(update.Id, entered.Done);
            }

            return true;
        }
    }

    private async Task FinishAsync(long update, Task<bool> done)
    {
        await ((Task)done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (!done.IsCompletedSuccessfully || !await done)
        {
            // Not done: it comes again after the next start.
            return;
        }

        lock (_gate)
        {
            _unfinished.Remove(update);
            _changed.SetResult();
            _changed = NewSignal();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
