using AlertBot.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AlertBot.Storage.Tests;

/// <summary>What is generated from the model follows it: the worker believes both unseen.</summary>
public sealed class CompiledModelTests
{
    private const string Remedy = "run src/AlertBot.Storage/Migrations/add.sh";

    public static TheoryData<string> Databases => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Databases))]
    public void Migrations_make_the_tables_that_the_model_asks_for(string database)
    {
        using var context = Context(database);
        Assert.False(context.Database.HasPendingModelChanges(), $"{Remedy} NAME");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void The_compiled_model_is_the_one_that_the_context_describes(string database)
    {
        using var context = Context(database);
        Assert.NotSame(context.GetService<IDesignTimeModel>().Model, context.Model);
        Assert.Equal(Described(context.GetService<IDesignTimeModel>().Model), Described(context.Model));
    }

    private static AlertBotContext Context(string database) => database == "sqlite"
        ? new AlertBotContext(new DbContextOptionsBuilder<AlertBotContext>().UseSqlite("Data Source=unused").Options)
        : new PostgresContext(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=unused").Options);

    /// <summary>Entities with their keys and indexes, and how each property is kept. Annotations are worked out at different times in the two.</summary>
    private static string Described(IModel model) => string.Join('\n', model.GetEntityTypes().SelectMany(Described).Prepend(Remedy));

    private static IEnumerable<string> Described(IEntityType entity) =>
    [
        entity.ToDebugString(MetadataDebugStringOptions.LongDefault & ~MetadataDebugStringOptions.IncludeAnnotations),
        $"table {entity.GetTableName()}",
        .. entity.GetIndexes().Select(i => $"index {i.GetDatabaseName()} where {i.GetFilter()}"),
        .. entity.GetProperties().Select(p => $"{p.GetColumnName()} {p.GetColumnType()} {(p.IsColumnNullable() ? "null" : "not null")} {p.GetTypeMapping().Converter?.GetType().ToString()}"),
    ];
}
