using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage.Engines;

/// <summary>Gives the stores, which know one context, the one of PostgreSQL.</summary>
internal sealed class PostgresContexts(IDbContextFactory<PostgresContext> contexts) : IDbContextFactory<AlertBotContext>
{
    public AlertBotContext CreateDbContext() => contexts.CreateDbContext();

    public async Task<AlertBotContext> CreateDbContextAsync(CancellationToken cancellationToken = default) => await contexts.CreateDbContextAsync(cancellationToken);
}
