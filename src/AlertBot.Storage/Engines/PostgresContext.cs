using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage.Engines;

/// <summary>The same model on PostgreSQL.</summary>
internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : AlertBotContext(options)
{
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        MakeTextStorable();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void MakeTextStorable()
    {
        ChangeTracker.DetectChanges();
        foreach (var property in ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified).SelectMany(e => e.Properties))
        {
            if (property.CurrentValue is string text && PostgresText.Storable(text) is var storable && !ReferenceEquals(text, storable))
            {
                property.CurrentValue = storable;
            }
        }
    }
}
