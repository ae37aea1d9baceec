using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>
/// The one way to the database. SQLite has one writer at a time: writes of this process queue here instead of failing there with
/// "database is locked", and each write is one transaction.
/// </summary>
internal sealed class Store(IDbContextFactory<AlertBotContext> contexts) : IStoreActivity, IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private long _writes;

    public long Writes => Interlocked.Read(ref _writes);

    public async Task<T> ReadAsync<T>(Func<AlertBotContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(context);
    }

    /// <summary>Runs the work and saves what it changed, in one transaction: all of it or nothing.</summary>
    public async Task<T> WriteAsync<T>(Func<AlertBotContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await write(context);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            Interlocked.Increment(ref _writes);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    public Task WriteAsync(Func<AlertBotContext, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(async context => { await write(context); return true; }, cancellationToken);

    public void Dispose() => _writer.Dispose();
}
