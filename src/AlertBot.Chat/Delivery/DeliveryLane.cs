using System.Threading.Channels;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Chat.Delivery;

/// <summary>
/// The deliveries of one platform: as many destinations at once as the platform is worth, each with one delivery in flight, so that a
/// slow one delays nobody else. Claims are written in batches and a little ahead; a result is written as soon as it is there, because
/// what was sent and not marked is sent once more after a crash. One task runs the lane and owns its fields; sends only report to the channel.
/// When the program stops, nothing more is claimed and what is under way is seen through for a few seconds.
/// </summary>
internal sealed class DeliveryLane(IChatPlatform platform, IOutboxStore outbox, DeliveryAttempt attempt, DeliveryReport report, OutboxOptions options, TimeProvider clock)
{
    /// <summary>How soon something new is noticed.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>Claims are not written more often, so that each is worth its transaction.</summary>
    private static readonly Duration BetweenClaims = Duration.FromMilliseconds(25);

    /// <summary>Claimed ahead, so that there is always something to send.</summary>
    private const int Ahead = 16;

    /// <summary>Who takes longer than this does not keep the others from being sent meanwhile.</summary>
    private static readonly Duration Slow = Duration.FromSeconds(3);

    private const int MostSlow = 64;

    /// <summary>For what falls due by the clock or was written by another process.</summary>
    private static readonly Duration OnceInAWhile = Duration.FromSeconds(1);

    private readonly Channel<(DueDelivery Delivery, DeliveryOutcome? Outcome, SendResult? Result)> _ended = Channel.CreateUnbounded<(DueDelivery, DeliveryOutcome?, SendResult?)>();
    private readonly PlatformHealth _health = new(platform.IsOneServer, options);
    private readonly List<FinishedDelivery> _unsaved = [];
    private readonly Queue<DueDelivery> _claimed = [];
    private readonly Dictionary<long, Instant> _sending = [];
    private readonly PriorityQueue<Instant, Instant> _wakes = new();
    private Task<bool>? _something;
    private long _seen = -1;
    private bool _isMissingToken;
    private bool _isResumed;
    private Instant _looked = Instant.MinValue;

    public async Task RunAsync(Action<Exception?> failed, CancellationToken stopping)
    {
        using var sends = new CancellationTokenSource();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await StepAsync(sends.Token, stopping).ConfigureAwait(false);
                failed(null);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception trouble)
            {
                failed(trouble);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await SeeThroughAsync(sends).ConfigureAwait(false);
    }

    private async Task StepAsync(CancellationToken sending, CancellationToken stopping)
    {
        if (!_isResumed)
        {
            await platform.ResumeAsync(stopping).ConfigureAwait(false);
            _isResumed = true;
        }

        await SaveAsync().ConfigureAwait(false);
        Send(sending);
        var free = (_health.Trouble is null ? platform.AtOnce + Ahead : 1) - _sending.Count - _claimed.Count;
        if (free > 0 && ShouldLook(Now()))
        {
            var due = await outbox.ClaimAsync(new OutboxClaim(Now(), options.Lease, free) { Platform = platform.Name }, stopping).ConfigureAwait(false);
            // A lease ends by the clock, and the clock may be put forward while a message is under way: it is the same message.
            foreach (var delivery in due.Where(d => !_sending.ContainsKey(d.Id) && _claimed.All(c => c.Id != d.Id)))
            {
                _claimed.Enqueue(delivery);
            }

            // More may be waiting than there was room for.
            _seen = due.Count == free ? -1 : _seen;
            Send(sending);
        }

        await WaitAsync(stopping).ConfigureAwait(false);
    }

    /// <summary>As many as the platform is worth. What was claimed before it came into trouble is given back.</summary>
    private void Send(CancellationToken sending)
    {
        var now = Now();
        if (now < _health.PausedUntil)
        {
            GiveBack(_health.PausedUntil);
        }

        var room = (_health.Trouble is null ? platform.AtOnce : 1) - _sending.Values.Count(since => since > now - Slow);
        for (; room > 0 && _sending.Count < platform.AtOnce + MostSlow && _claimed.TryDequeue(out var delivery); room--)
        {
            _sending[delivery.Id] = now;
            _ = SendAsync(delivery, sending);
        }
    }

    private void GiveBack(Instant until)
    {
        while (_claimed.TryDequeue(out var delivery))
        {
            _unsaved.Add(new FinishedDelivery(delivery, new DeliveryOutcome.Held(until)));
        }
    }

    private bool ShouldLook(Instant now)
    {
        if (now < _health.PausedUntil || now < _looked + BetweenClaims)
        {
            return false;
        }

        var isTime = now >= _looked + OnceInAWhile;
        while (_wakes.TryPeek(out var wake, out _) && wake <= now)
        {
            isTime = true;
            _wakes.Dequeue();
        }

        var changes = outbox.Changes;
        if (!isTime && changes == _seen)
        {
            return false;
        }

        (_seen, _looked) = (changes, now);
        return true;
    }

    private async Task SendAsync(DueDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Yield();
            var (result, outcome) = await attempt.RunAsync(platform, delivery, Now, cancellationToken).ConfigureAwait(false);
            _ended.Writer.TryWrite((delivery, outcome, result));
        }
        catch (OperationCanceledException)
        {
            // Nobody knows whether it was shown: the claim stays, and counts as an attempt when it is given back.
            _ended.Writer.TryWrite((delivery, null, null));
        }
    }

    /// <summary>What cannot be saved is kept for the next time: it was sent.</summary>
    private async Task SaveAsync()
    {
        while (_ended.Reader.TryRead(out var ended))
        {
            if (ended is ({ } delivery, { } outcome, { } result))
            {
                _unsaved.Add(new FinishedDelivery(delivery, outcome));
                Note(result);
            }
            else
            {
                _sending.Remove(ended.Delivery.Id);
            }
        }

        if (_unsaved.Count == 0)
        {
            return;
        }

        // Kept even when the program is stopping: the messages are out.
        await outbox.SaveAsync(_unsaved, Now(), CancellationToken.None).ConfigureAwait(false);
        foreach (var finished in _unsaved)
        {
            report.Ended(finished);
            _sending.Remove(finished.Delivery.Id);
            if (finished.Outcome.Until is { } until)
            {
                _wakes.Enqueue(until, until);
            }
        }

        _unsaved.Clear();
    }

    private void Note(SendResult result)
    {
        if (result is SendResult.Failed { Code: FailureCode.NoToken, Sentence: var remedy })
        {
            if (!_isMissingToken)
            {
                report.TokenIsMissing(platform.Name, remedy);
            }

            _isMissingToken = true;
            return;
        }

        var wasInTrouble = _health.Trouble is not null;
        if (_health.Note(result, Now()) is { } trouble)
        {
            report.PlatformInTrouble(platform.Name, trouble);
        }
        else if (wasInTrouble && _health.Trouble is null)
        {
            report.PlatformWorks(platform.Name);
        }
    }

    private async Task WaitAsync(CancellationToken stopping)
    {
        _something ??= _ended.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        await Task.WhenAny(_something, Task.Delay(_sending.Count > 0 ? BetweenClaims.ToTimeSpan() : Tick, clock, stopping)).ConfigureAwait(false);
        _something = _something.IsCompleted ? null : _something;
    }

    private async Task SeeThroughAsync(CancellationTokenSource sends)
    {
        GiveBack(Now());
        await SaveAsync().ConfigureAwait(false);
        var until = clock.GetTimestamp();
        while (_sending.Count > 0 && clock.GetElapsedTime(until) < options.Grace.ToTimeSpan())
        {
            await WaitAsync(CancellationToken.None).ConfigureAwait(false);
            await SaveAsync().ConfigureAwait(false);
        }

        await sends.CancelAsync().ConfigureAwait(false);
        await SaveAsync().ConfigureAwait(false);
    }

    private Instant Now() => clock.GetUtcNow().ToInstant();
}
