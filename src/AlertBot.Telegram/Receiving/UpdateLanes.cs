using AlertBot.Chat.Conversations;

namespace AlertBot.Telegram.Receiving;

/// <summary>
/// Updates on their way to whoever handles them: those of one chat in their order, all chats side by side. Of one person few wait at once,
/// since a chat takes one message a second; what is more is dropped, and they are told so once.
/// </summary>
internal sealed class UpdateLanes(Func<TelegramUpdate, CancellationToken, Task> handle, TimeProvider time)
{
    private const int MostOfOne = 8;

    /// <summary>A handler that takes longer holds up nothing any more.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Waiting> _people = [];
    private readonly Dictionary<string, Task> _lanes = [];

    /// <returns>Null when it is dropped.</returns>
    public EnteredUpdate? Enter(TelegramUpdate update, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var person = PersonOf(update);
            var waiting = _people.TryGetValue(person, out var known) ? known : _people[person] = new Waiting();
            // That the bot was removed is no question.
            if (waiting.Updates >= MostOfOne && update.What is not Incoming.Membership { Now: BotMembership.Gone })
            {
                if (waiting.IsTold)
                {
                    return null;
                }

                waiting.IsTold = true;
                update = update with { IsOneTooMany = true };
            }

            var before = _lanes.GetValueOrDefault(update.Lane, Task.CompletedTask);
            var isAlone = before.IsCompleted && waiting.Updates == 0;
            waiting.Updates++;
            var done = DoAsync(update, before, cancellationToken);
            _lanes[update.Lane] = done;
            return new EnteredUpdate(done, isAlone);
        }
    }

    private async Task<bool> DoAsync(TelegramUpdate update, Task before, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        var work = handle(update, cancellationToken);
        await Task.WhenAny(work, Task.Delay(LongestHold, time, cancellationToken)).ConfigureAwait(false);
        Leave(update);
        return work.IsCompletedSuccessfully || !cancellationToken.IsCancellationRequested;
    }

    private void Leave(TelegramUpdate update)
    {
        lock (_gate)
        {
            var person = PersonOf(update);
            if (--_people[person].Updates == 0)
            {
                _people.Remove(person);
            }

            if (_lanes.Count > 1_000)
            {
                foreach (var (lane, _) in _lanes.Where(l => l.Value.IsCompleted).ToList())
                {
                    _lanes.Remove(lane);
                }
            }
        }
    }

    /// <summary>Who writes in the name of a group or channel is that group or channel.</summary>
    private static string PersonOf(TelegramUpdate update) => update.What?.Who.Id is { Length: > 0 } id ? id : update.Lane;

    private sealed class Waiting
    {
        public int Updates { get; set; }

        public bool IsTold { get; set; }
    }
}

/// <param name="Done">Ends when it was handled; false when that was cut off.</param>
/// <param name="IsAlone">Nothing of its person or chat was before it.</param>
internal sealed record EnteredUpdate(Task<bool> Done, bool IsAlone);
