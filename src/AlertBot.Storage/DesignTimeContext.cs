using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AlertBot.Storage;

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<AlertBotContext>
{
    public AlertBotContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AlertBotContext>().UseSqlite("Data Source=design.db").Options);
}
