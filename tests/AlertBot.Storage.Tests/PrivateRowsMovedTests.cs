using System.Globalization;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Storage.Moving;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace AlertBot.Storage.Tests;

/// <summary>What is private stays so wherever the store is taken: in a backup that is put back, and in PostgreSQL.</summary>
public sealed class PrivateRowsMovedTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_that_is_put_back_has_every_audience_that_it_had()
    {
        await using var file = await TemporaryStore.CreateAsync();
        await PrivateWorld.CreateAsync(file);
        var copy = $"{file.File}.copy";
        StoreBackup.Save(file.File!, copy);
        await using var store = await TemporaryStore.CreateAsync();
        SqliteConnection.ClearAllPools();

        StoreBackup.Restore(copy, store.File!);
        File.Delete(copy);

        Assert.Equal(await AudiencesAsync(file), await AudiencesAsync(store));
        await AssertPrivateAsync(store);
    }

    [Fact]
    public async Task In_PostgreSQL_each_row_has_the_audience_that_it_had_in_SQLite()
    {
        await using var file = await TemporaryStore.CreateAsync();
        await PrivateWorld.CreateAsync(file);
        var before = await AudiencesAsync(file);
        var connection = await PostgresServer.NewDatabaseAsync();

        await StoreMove.RunAsync(file.File!, connection, TimeProvider.System, Cancelled);

        await using var store = TemporaryStore.On(connection);
        Assert.Equal(before, await AudiencesAsync(store));
        await AssertPrivateAsync(store);
    }

    /// <summary>The chat sees its feed and what it brought, nobody else does, and what the feed brings next is private too.</summary>
    private static async Task AssertPrivateAsync(TemporaryStore store)
    {
        var own = store.LookUps.For(new SeenBy(PrivateWorld.Mine));
        Assert.Equal(["The talks item 1", "The zebra item 1"], (await own.StoriesAsync(Instant.MinValue, 0, 10, Cancelled)).Select(s => s.Title).Order(StringComparer.Ordinal));
        foreach (var others in new[] { store.LookUps, store.LookUps.For(new SeenBy(PrivateWorld.Other)) })
        {
            Assert.Equal("The talks item 1", Assert.Single(await others.StoriesAsync(Instant.MinValue, 0, 10, Cancelled)).Title);
            Assert.Empty(await others.SearchAsync(PrivateWorld.Mark, 10, Cancelled));
            Assert.Null(Assert.Single(await others.DeadlinesAsync(all: true, Cancelled)).Audience);
        }

        Assert.Single(await store.Get<IPrivateFeedDesk>().AllAsync(PrivateWorld.Mine, Cancelled));
        Assert.Empty(await store.Get<IPrivateFeedDesk>().AllAsync(PrivateWorld.Other, Cancelled));
        Assert.Contains(await store.Feeds.ClaimDueAsync(PrivateWorld.Now + Duration.FromDays(1), Duration.FromMinutes(1), 10, Cancelled), c => c.Feed.Audience == PrivateWorld.Mine);
    }

    private static Task<string> AudiencesAsync(TemporaryStore store) => store.Raw.ReadAllAsync(
        context => Task.FromResult(string.Join('\n',
        [
            Row("feeds", context.Feeds.OrderBy(f => f.Id).Select(f => f.Audience)),
            Row("items", context.Items.OrderBy(i => i.Id).Select(i => i.Audience)),
            Row("stories", context.Stories.OrderBy(s => s.Id).Select(s => s.Audience)),
            Row("deadlines", context.Deadlines.OrderBy(d => d.Id).Select(d => d.Audience)),
            Row("alerts", context.Alerts.OrderBy(a => a.Id).Select(a => a.Audience)),
        ])),
        Cancelled);

    private static string Row(string name, IQueryable<long?> audiences) => $"{name}: {string.Join(", ", audiences.ToList().Select(a => a?.ToString(CultureInfo.InvariantCulture) ?? "all"))}";
}
