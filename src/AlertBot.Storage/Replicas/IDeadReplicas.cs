namespace AlertBot.Storage.Replicas;

/// <summary>What replicas that died had claimed.</summary>
public interface IDeadReplicas
{
    /// <summary>Gives it back, so that the others need not wait for the end of every single claim.</summary>
    /// <returns>How many claims were given back.</returns>
    Task<int> GiveBackAsync(CancellationToken cancellationToken);
}
