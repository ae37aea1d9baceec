using AlertBot.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AlertBot.Storage;

/// <summary>For <c>dotnet ef migrations add</c> only (see Migrations/add.sh).</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<AlertBotContext>
{
    public AlertBotContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AlertBotContext>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>For <c>dotnet ef migrations add</c> only (see Migrations/add.sh).</summary>
internal sealed class DesignTimePostgresContext : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=design").Options);
}
