using AlertBot.Storage.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage.Tests;

/// <summary>Disks fill up and other programs hold the file: that is said in plain words, and nothing half-written stays.</summary>
public sealed class StoreTroubleTests : IAsyncLifetime
{
    private TemporaryStore _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.CreateAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_full_disk_keeps_nothing_of_the_write_and_the_next_one_works()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(notices: 500, pragma: "PRAGMA max_page_count = 1"));

        Assert.StartsWith("The disk of the database is full", StoreTrouble.Of(failure), StringComparison.Ordinal);
        Assert.Empty(await _store.FeedList.TakeNoticesAsync(Cancelled));

        await WriteAsync(notices: 3, pragma: "PRAGMA max_page_count = 1073741823");
        Assert.Equal(3, (await _store.FeedList.TakeNoticesAsync(Cancelled)).Count);
    }

    [Theory]
    [InlineData(5, "locked")]
    [InlineData(6, "locked")]
    [InlineData(8, "can only be read")]
    [InlineData(10, "gave an error")]
    [InlineData(11, "damaged")]
    [InlineData(14, "cannot be opened")]
    [InlineData(26, "damaged")]
    public void Each_trouble_of_file_and_disk_has_its_sentence(int code, string said) =>
        Assert.Contains(said, StoreTrouble.Of(new DbUpdateException("", new SqliteException("", code))), StringComparison.Ordinal);

    [Fact]
    public void Other_failures_are_none_of_the_store() => Assert.Null(StoreTrouble.Of(new DbUpdateException("", new SqliteException("", 19))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_killed_in_its_start_does_not_lock_the_next_one_out(bool migrationsAreLeft)
    {
        await ExecuteAsync("INSERT INTO __EFMigrationsLock VALUES (1, '2025-07-17 18:00:00')");
        if (migrationsAreLeft)
        {
            await ExecuteAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%ReceiverNotes'; DROP TABLE ReceiverNotes");
        }

        var applied = await _store.Setup.MigrateAsync(Cancelled).WaitAsync(TimeSpan.FromMinutes(1), Cancelled);

        Assert.Equal(migrationsAreLeft ? 1 : 0, applied.Count);
    }

    /// <param name="pragma">How many pages the database may have; SQLite never takes fewer than it has.</param>
    private Task WriteAsync(int notices, string pragma) => _store.Raw.WriteAsync(
        async context =>
        {
            await context.Database.ExecuteSqlRawAsync(pragma, Cancelled);
            context.Notices.AddRange(Enumerable.Range(0, notices).Select(i => new NoticeRow { Kind = "Moved", At = Instant.FromUnixTimeSeconds(i), Text = new string('x', 1000) }));
        },
        Cancelled);

    private Task<int> ExecuteAsync(string sql) => _store.Raw.WriteAsync(context => context.Database.ExecuteSqlRawAsync(sql, Cancelled), Cancelled);
}
