using AlertBot.Chat.Commands.Stores;
using AlertBot.Storage.Engines;
using AlertBot.Storage.Replicas;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>
/// The one way to the database. There is one writer at a time: writes of this process queue here instead of failing in SQLite with
/// "database is locked", those of other processes in the engine, and each write is one transaction.
/// </summary>
internal sealed class Store(IDbContextFactory<AlertBotContext> contexts, IDbContextFactory<ViewContext> views, IStoreEngine engine, Replica replica) : IStoreActivity, IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private long _writes;

    public long Writes => Interlocked.Read(ref _writes);

    public IStoreEngine Engine => engine;

    /// <summary>Who claims through this store.</summary>
    public Replica Replica => replica;

    /// <summary>Reads what everybody may see: nothing of private feeds is there.</summary>
    public Task<T> ReadAsync<T>(Func<AlertBotContext, Task<T>> read, CancellationToken cancellationToken) => ReadAsync(SeenBy.Everybody, read, cancellationToken);

    /// <summary>Reads what somebody may see.</summary>
    public async Task<T> ReadAsync<T>(SeenBy seenBy, Func<AlertBotContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var context = await views.CreateDbContextAsync(cancellationToken);
        context.SeenBy = seenBy.Destination;
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(context);
    }

    /// <summary>
    /// Reads whatever is there, private or not: for the machinery between polling and delivery, which says itself whom a thing concerns. Nothing
    /// that is read so may be shown to a person; a test names the classes that do it.
    /// </summary>
    public async Task<T> ReadAllAsync<T>(Func<AlertBotContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(context);
    }

    /// <summary>Runs the work and saves what it changed, in one transaction: all of it or nothing. Nobody else writes meanwhile.</summary>
    public async Task<T> WriteAsync<T>(Func<AlertBotContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            return await TransactAsync(engine.BecomeWriterAsync, write, cancellationToken);
        }
        finally
        {
            _writer.Release();
        }
    }

    public Task WriteAsync(Func<AlertBotContext, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(async context => { await write(context); return true; }, cancellationToken);

    /// <summary>
    /// Like a write, but on a database that can do it beside the writer of another process. For work that locks the rows it depends on by
    /// itself, or touches none that anybody else does.
    /// </summary>
    public async Task<T> WriteBesideAsync<T>(Func<AlertBotContext, Task<T>> write, CancellationToken cancellationToken) =>
        engine.IsShared
            ? await TransactAsync((_, _) => Task.CompletedTask, write, cancellationToken)
            : await WriteAsync(write, cancellationToken);

    public void Dispose() => _writer.Dispose();

    private async Task<T> TransactAsync<T>(Func<AlertBotContext, CancellationToken, Task> enter, Func<AlertBotContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await enter(context, cancellationToken);
        var result = await write(context);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Interlocked.Increment(ref _writes);
        return result;
    }
}
