using AlertBot.Fakes.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace AlertBot.Storage.Tests;

/// <summary>One server for all tests of this process, and a migrated database of its own for each.</summary>
internal static class PostgresServer
{
    private const string Template = "migrated";

    private static readonly Lazy<Task<LocalPostgres>> Running = new(StartAsync);
    private static int Databases;

    /// <returns>The connection string of an up-to-date, empty store. The test is skipped where there is no PostgreSQL.</returns>
    public static async Task<string> NewStoreAsync()
    {
        Assert.SkipWhen(LocalPostgres.Missing is not null, LocalPostgres.Missing ?? "");
        var server = await Running.Value;
        return await server.CreateDatabaseAsync($"store{Interlocked.Increment(ref Databases)}", Template, CancellationToken.None);
    }

    /// <returns>The connection string of a database with nothing in it.</returns>
    public static async Task<string> NewDatabaseAsync()
    {
        Assert.SkipWhen(LocalPostgres.Missing is not null, LocalPostgres.Missing ?? "");
        var server = await Running.Value;
        return await server.CreateDatabaseAsync($"empty{Interlocked.Increment(ref Databases)}", null, CancellationToken.None);
    }

    private static async Task<LocalPostgres> StartAsync()
    {
        var server = await LocalPostgres.StartAsync(durable: false, CancellationToken.None);
        var template = await server.CreateDatabaseAsync(Template, null, CancellationToken.None);
        // No connection may stay open: a database in use is no template.
        await using var services = new ServiceCollection().AddPostgresStorage($"{template};Pooling=false").BuildServiceProvider();
        await services.GetRequiredService<IStoreSetup>().MigrateAsync(CancellationToken.None);
        return server;
    }
}
