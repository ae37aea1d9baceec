using Microsoft.Extensions.Logging;
using NodaTime;

namespace AlertBot.Storage.Replicas;

/// <summary>
/// Ownership by leases in the store. The owner renews its lease well before it ends and stops the work as soon as it can no longer be sure
/// of renewing it in time, so that two replicas never own the same thing, also when one of them cannot reach the database. On a graceful stop
/// the lease is given back at once; after a death it ends by itself, and the others ask often.
/// </summary>
internal sealed partial class LeasedOwnership(LeaseStore leases, Replica replica, TimeProvider clock, ILogger<LeasedOwnership> log) : IOwnership
{
    internal static readonly TimeSpan Length = TimeSpan.FromSeconds(16);
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(4);

    /// <summary>How long one question to the database may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task WhileOwnerAsync(string what, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryHoldAsync(what, cancellationToken) == true && await OwnAsync(what, work, cancellationToken))
            {
                return;
            }

            await Task.Delay(Interval, clock, cancellationToken);
        }
    }

    /// <returns>True when the work ended by itself, false when ownership was lost.</returns>
    private async Task<bool> OwnAsync(string what, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        LogOwner(what);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = work(lost.Token);
        try
        {
            var isLost = await IsLostBeforeEndAsync(what, working, cancellationToken);
            await lost.CancelAsync();
            await working;
            return !isLost;
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            LogLost(what);
            return false;
        }
        finally
        {
            await ReleaseAsync(what);
        }
    }

    private async Task<bool> IsLostBeforeEndAsync(string what, Task working, CancellationToken cancellationToken)
    {
        var confirmed = clock.GetTimestamp();
        while (true)
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(working, Task.Delay(Interval, clock, pause.Token));
            await pause.CancelAsync();
            if (working.IsCompleted || cancellationToken.IsCancellationRequested)
            {
                return false;
            }

            var asked = clock.GetTimestamp();
            switch (await TryHoldAsync(what, cancellationToken))
            {
                case true:
                    confirmed = asked;
                    break;
                case false:
                    return true;
                case null when clock.GetElapsedTime(confirmed) + Interval + Patience > Length:
                    return true;
            }
        }
    }

    /// <returns>Null when the database gave no answer.</returns>
    private async Task<bool?> TryHoldAsync(string what, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await leases.TryHoldAsync(what, replica.Id, Duration.FromTimeSpan(Length), either.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNoAnswer(what, StoreTrouble.Of(e) ?? e.Message);
            return null;
        }
    }

    private async Task ReleaseAsync(string what)
    {
        try
        {
            using var timeout = new CancellationTokenSource(Patience, clock);
            await leases.ReleaseAsync(what, replica.Id, timeout.Token);
        }
        catch (Exception e)
        {
            // It ends by itself a little later.
            LogNoAnswer(what, StoreTrouble.Of(e) ?? e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "This replica owns {What} now")]
    private partial void LogOwner(string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This replica no longer owns {What}: its lease could not be renewed in time")]
    private partial void LogLost(string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of {What} could not be asked for: {Reason}")]
    private partial void LogNoAnswer(string what, string reason);
}
