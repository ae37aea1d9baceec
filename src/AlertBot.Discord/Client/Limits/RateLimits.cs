namespace AlertBot.Discord.Client.Limits;

/// <summary>
/// Limits learnt from the answers. A bucket is the hash that Discord names and the top-level id; until the hash of a route is known, the
/// route itself stands for it. Waiting requests look again whenever something changes; who waits too long is sent away.
/// </summary>
internal sealed class RateLimits(int perSecond, TimeSpan longestWait, TimeProvider time)
{
    private const int ManyBuckets = 2_000;

    private readonly Lock _gate = new();
    private readonly GlobalLimit _global = new(perSecond);
    private readonly Dictionary<string, string> _hashes = [];
    private readonly Dictionary<(string Hash, string TopLevel), Bucket> _buckets = [];
    private readonly long _start = time.GetTimestamp();
    private TaskCompletionSource _changed = NewSignal();

    private TimeSpan Now => time.GetElapsedTime(_start);

    public async Task<Admission> EnterAsync(DiscordRoute route, CancellationToken cancellationToken)
    {
        var giveUpAt = Now + longestWait;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (admission, signal) = TryEnter(route, giveUpAt);
            if (admission is { } decided)
            {
                return decided;
            }

            await signal.ConfigureAwait(false);
        }

        (Admission?, Task) TryEnter(DiscordRoute route, TimeSpan giveUpAt)
        {
            lock (_gate)
            {
                var now = Now;
                var bucket = BucketOf(route, now);
                var (own, general) = (bucket.Wait(now), route.IsInteraction ? TimeSpan.Zero : _global.Wait(now));
                if (own == TimeSpan.Zero && general == TimeSpan.Zero)
                {
                    return (new Admission(Admit(route, bucket, now), TimeSpan.Zero, false), Task.CompletedTask);
                }

                var wait = own is { } known && known > general ? known : general;
                if (now + wait > giveUpAt || (wait == TimeSpan.Zero && now >= giveUpAt))
                {
                    return (new Admission(null, wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1), general > (own ?? TimeSpan.Zero)), Task.CompletedTask);
                }

                // Somebody inside has no time: their patience is limited, so is the wait for them.
                return (null, WaitAsync(wait > TimeSpan.Zero ? wait : giveUpAt - now, cancellationToken));
            }
        }
    }

    /// <summary>The request was not sent: nobody should wait for it.</summary>
    public void GiveBack(Permit permit)
    {
        lock (_gate)
        {
            permit.Bucket.GiveBack();
            _global.GiveBack(permit.EnteredAt);
            Signal();
        }
    }

    /// <param name="headers">Null when no answer came.</param>
    public void Leave(Permit permit, LimitHeaders? headers)
    {
        lock (_gate)
        {
            var now = Now;
            if (!permit.Route.IsInteraction)
            {
                _global.Arrived(permit.EnteredAt, now);
            }

            if (headers?.Bucket is { } hash)
            {
                Learn(permit, hash, headers, now);
            }
            else
            {
                permit.Bucket.Leave(headers, now);
            }

            Signal();
        }
    }

    /// <summary>A 429 of this route's own limit, or of its resource.</summary>
    public void Block(DiscordRoute route, TimeSpan retryAfter)
    {
        lock (_gate)
        {
            BucketOf(route, Now).Block(Now + retryAfter);
        }
    }

    /// <summary>A 429 of everything but the interactions.</summary>
    public void BlockEverything(TimeSpan retryAfter)
    {
        lock (_gate)
        {
            _global.Pause(Now + retryAfter);
        }
    }

    private Permit Admit(DiscordRoute route, Bucket bucket, TimeSpan now)
    {
        bucket.Enter(now);
        if (!route.IsInteraction)
        {
            _global.Use(now);
        }

        return new Permit(route, bucket, now);
    }

    private void Learn(Permit permit, string hash, LimitHeaders headers, TimeSpan now)
    {
        _hashes[permit.Route.Template] = hash;
        var learnt = BucketOf(permit.Route, now);
        if (ReferenceEquals(learnt, permit.Bucket))
        {
            learnt.Leave(headers, now);
            return;
        }

        permit.Bucket.Leave(null, now);
        learnt.TakeOverPause(permit.Bucket);
        learnt.Enter(now);
        learnt.Leave(headers, now);
    }

    private Bucket BucketOf(DiscordRoute route, TimeSpan now)
    {
        var key = (_hashes.GetValueOrDefault(route.Template) ?? route.Template, route.TopLevel);
        if (_buckets.TryGetValue(key, out var bucket))
        {
            return bucket;
        }

        if (_buckets.Count >= ManyBuckets)
        {
            foreach (var (idle, _) in _buckets.Where(b => b.Value.IsIdle(now)).ToList())
            {
                _buckets.Remove(idle);
            }
        }

        return _buckets[key] = new Bucket();
    }

    private async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            // Timers know whole milliseconds: a part of one would be no wait at all.
            await _changed.Task.WaitAsync(TimeSpan.FromMilliseconds(Math.Ceiling(atMost.TotalMilliseconds)), time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The time has come, which is as good as a change.
        }
    }

    private void Signal()
    {
        _changed.SetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
