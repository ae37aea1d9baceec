namespace AlertBot.Storage.Replicas;

/// <summary>
/// Work that only one replica may do at a time. With one process there is nobody to share with and the work simply runs; with several the
/// owner holds a lease in the store, which another takes over within 20 seconds of its death.
/// </summary>
public interface IOwnership
{
    /// <summary>
    /// Waits until this replica owns <paramref name="what"/> and then runs the work. Its token is cancelled when ownership is lost, which is
    /// before another can have it; the work is started again once this replica owns it again. Returns when the work ended by itself.
    /// </summary>
    /// <param name="what">A name without secrets.</param>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled; ownership was given up at once.</exception>
    Task WhileOwnerAsync(string what, Func<CancellationToken, Task> work, CancellationToken cancellationToken);
}
