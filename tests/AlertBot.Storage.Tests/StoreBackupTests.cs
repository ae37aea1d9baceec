using AlertBot.Feeds.Polling;
using AlertBot.Storage.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage.Tests;

/// <summary>Copies of a store while it is written to, putting one back, and giving room back to the disk.</summary>
public sealed class StoreBackupTests : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("alertbot-backup-");
    private TemporaryStore _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Copy => Path.Combine(_folder.FullName, "copy.db");

    public async ValueTask InitializeAsync()
    {
        _store = await TemporaryStore.CreateAsync();
        await _store.FeedList.ReplaceAsync([new ConfiguredFeed(new("https://feed.example/rss"), "paper", null, null, Duration.FromMinutes(10))], Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_backup_taken_while_items_come_in_is_one_moment_of_the_store_and_holds_up_no_writer()
    {
        await BringAsync(0, 500);
        using var stop = new CancellationTokenSource();
        var written = 500;
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await BringAsync(written, 20);
                    Interlocked.Add(ref written, 20);
                }
            },
            Cancelled);
        await _store.UntilAsync(() => Task.FromResult(Volatile.Read(ref written) > 540));

        StoreBackup.Save(_store.File!, Copy);
        var after = Volatile.Read(ref written);
        await _store.UntilAsync(() => Task.FromResult(Volatile.Read(ref written) > after));
        await stop.CancelAsync();
        await writing;

        // Batches are transactions: none is in it by half.
        var copied = Count(Copy);
        Assert.InRange(copied, 540, after + 20);
        Assert.Equal(0, copied % 20);
    }

    [Fact]
    public async Task What_is_restored_is_the_store_as_it_was_and_goes_on_from_there()
    {
        await BringAsync(0, 20);
        StoreBackup.Save(_store.File!, Copy);
        await BringAsync(20, 20);
        SqliteConnection.ClearAllPools();

        StoreBackup.Restore(Copy, _store.File!);

        Assert.Empty(await _store.Setup.MigrateAsync(Cancelled));
        Assert.Equal(20, Count(_store.File!));
        await BringAsync(40, 20);
        Assert.Equal(40, Count(_store.File!));
    }

    [Fact]
    public async Task Nothing_is_restored_over_a_store_that_is_in_use_and_nothing_is_lost_of_it()
    {
        await BringAsync(0, 20);
        StoreBackup.Save(_store.File!, Copy);
        await BringAsync(20, 20);
        await _store.Raw.ReadAsync(
            async context =>
            {
                await using var reading = await context.Database.BeginTransactionAsync(Cancelled);
                await context.Items.CountAsync(Cancelled);
                Assert.Contains("in use", Assert.Throws<StoreUnusableException>(() => StoreBackup.Restore(Copy, _store.File!)).Message, StringComparison.Ordinal);
                Assert.Contains("in use", Assert.Throws<StoreUnusableException>(() => StoreCompaction.Run(_store.File!)).Message, StringComparison.Ordinal);
                return true;
            },
            Cancelled);

        Assert.Equal(40, Count(_store.File!));
    }

    [Fact]
    public async Task A_damaged_backup_is_not_put_in_the_place_of_a_store()
    {
        await BringAsync(0, 500);
        StoreBackup.Save(_store.File!, Copy);
        await using (var file = File.OpenWrite(Copy))
        {
            file.Position = file.Length / 2;
            await file.WriteAsync(new byte[20_000], Cancelled);
        }

        SqliteConnection.ClearAllPools();

        Assert.Throws<StoreUnusableException>(() => StoreBackup.Restore(Copy, _store.File!));
        Assert.Equal(500, Count(_store.File!));
    }

    [Fact]
    public async Task A_backup_never_takes_the_place_of_another_one()
    {
        await File.WriteAllTextAsync(Copy, "the backup of yesterday", Cancelled);

        Assert.Contains("exists already", Assert.Throws<StoreUnusableException>(() => StoreBackup.Save(_store.File!, Copy)).Message, StringComparison.Ordinal);
        Assert.Equal("the backup of yesterday", await File.ReadAllTextAsync(Copy, Cancelled));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_finished_leaves_nothing_behind_that_looks_like_one()
    {
        await BringAsync(0, 500);
        await using (var damaged = File.OpenWrite(_store.File!))
        {
            SqliteConnection.ClearAllPools();
            damaged.SetLength(100);
        }

        Assert.Contains("could not be copied", Assert.Throws<StoreUnusableException>(() => StoreBackup.Save(_store.File!, Copy)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Copy));
    }

    [Fact]
    public async Task Compacting_gives_the_room_of_what_was_forgotten_back_and_keeps_everything_else()
    {
        await BringAsync(0, 2_000);
        await _store.Get<ISearchIndex>().CatchUpAsync(Cancelled);
        await _store.Raw.WriteAsync(context => context.Items.Where(i => i.Id > 100).ExecuteDeleteAsync(Cancelled), Cancelled);
        SqliteConnection.ClearAllPools();

        var (before, after) = StoreCompaction.Run(_store.File!);

        Assert.True(after < before / 2, $"{before} bytes before, {after} after");
        Assert.Equal(100, Count(_store.File!));
        Assert.Empty(await _store.Setup.MigrateAsync(Cancelled));
        Assert.Equal("Headline 7", Assert.Single(await _store.LookUps.SearchAsync("headline 7", 10, Cancelled)).Title);
        await BringAsync(3_000, 20);
        Assert.Equal(120, Count(_store.File!));
    }

    private async Task BringAsync(int from, int count)
    {
        var claim = await _store.Feeds.ClaimAsync(1, Now, Duration.FromMinutes(1), CancellationToken.None) ?? throw new InvalidOperationException("the feed is claimed");
        await _store.Feeds.SaveAsync([new PollOutcome(claim, FeedState.New, [.. Enumerable.Range(from, count).Select(Item)], [], [])], CancellationToken.None);
    }

    private static NewItem Item(int number) =>
        new(new ItemKeys(number, number, number, number, number), "paper", $"g{number}", null, $"Headline {number}", new string('x', 500), "en", Now, Now, null, false);

    private static long Count(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("SELECT COUNT(*) FROM Items", connection);
        return (long)command.ExecuteScalar()!;
    }
}
