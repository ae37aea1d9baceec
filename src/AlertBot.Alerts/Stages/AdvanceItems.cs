namespace AlertBot.Alerts.Stages;

/// <summary>Takes items through the stages until none is waiting. May be cut off anywhere: the rows say where to go on.</summary>
public sealed class AdvanceItems(ReadItems read, PlaceItems place, DecideAlerts decide)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await read.RunAsync(cancellationToken) + await place.RunAsync(cancellationToken) + await decide.RunAsync(cancellationToken) > 0)
        {
        }
    }

    /// <summary>For a process that begins, or begins again, to be the one that advances items: what it remembers may be out of date.</summary>
    public void Forget() => place.Forget();
}
