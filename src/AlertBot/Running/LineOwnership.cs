using AlertBot.Alerts.Stages;
using AlertBot.Storage.Replicas;

namespace AlertBot.Running;

/// <summary>
/// One replica at a time takes items through the stages: their order makes the stories, and what the stages remember of them is in the
/// memory of the one that does it. A new owner begins with an empty memory and rebuilds it from the rows.
/// </summary>
internal sealed class LineOwnership(IOwnership ownership, AdvanceItems advance, TimeProvider clock) : BackgroundService
{
    /// <summary>One for each time that this replica became the owner.</summary>
    private volatile Tenure? _current;

    private Tenure? _last;

    /// <summary>Takes up what is waiting, when this replica is the owner. Called by one at a time.</summary>
    public async Task AdvanceAsync(CancellationToken cancellationToken)
    {
        if (_current is not { } tenure)
        {
            return;
        }

        if (_last != tenure)
        {
            advance.Forget();
            _last = tenure;
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tenure.Token);
        try
        {
            await advance.RunAsync(both.Token);
        }
        catch (OperationCanceledException) when (tenure.Token.IsCancellationRequested)
        {
            // Another replica carries on.
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => ownership.WhileOwnerAsync("the stages of items", HoldAsync, stoppingToken);

    private async Task HoldAsync(CancellationToken owned)
    {
        _current = new Tenure(owned);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, owned);
        }
        finally
        {
            _current = null;
        }
    }

    private sealed record Tenure(CancellationToken Token);
}
