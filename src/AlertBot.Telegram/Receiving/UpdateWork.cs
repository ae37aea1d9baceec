namespace AlertBot.Telegram.Receiving;

/// <summary>
/// Updates that are being handled: those of one chat in their order, all chats side by side. Knows up to which update everything is done,
/// for that is what may be confirmed. Who says more than can be answered is not heard until something is: a chat takes one message a second.
/// </summary>
internal sealed class UpdateWork(Func<TelegramUpdate, CancellationToken, Task> handle, TimeProvider time)
{
    /// <summary>A handler that takes longer does not hold up the confirmation any more: it would come again with every look.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);

    /// <summary>More of one person in one chat is not waited with.</summary>
    private const int MostOfOne = 8;

    private readonly Lock _gate = new();
    private readonly SortedSet<long> _unfinished = [];
    private readonly Dictionary<(string Lane, string Who), int> _ofOne = [];
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

            var one = One(update);
            var waiting = _ofOne.GetValueOrDefault(one);
            if (waiting >= MostOfOne)
            {
                return true;
            }

            _ofOne[one] = waiting + 1;
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
            var one = One(update);
            if (--_ofOne[one] == 0)
            {
                _ofOne.Remove(one);
            }

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

    private static (string Lane, string Who) One(TelegramUpdate update) => (update.Lane, update.What?.Who.Id ?? "");

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
