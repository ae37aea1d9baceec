using AlertBot.Chat.Commands.Stores;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class DraftsOnSqliteTests() : DraftTests(Database.Sqlite);

public sealed class DraftsOnPostgresTests() : DraftTests(Database.Postgres);

/// <summary>What waits for a person's button.</summary>
public abstract class DraftTests(Database database) : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);

    private TemporaryStore _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private IDrafts Drafts => _store.Get<IDrafts>();

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.CreateAsync(database);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task The_newest_draft_is_given_out_once()
    {
        await Drafts.KeepAsync("broadcast 1", "Hello", Now, Cancelled);
        await Drafts.KeepAsync("broadcast 1", "Good morning", Now, Cancelled);
        await Drafts.KeepAsync("broadcast 2", "Good night", Now, Cancelled);

        Assert.Equal("Good morning", await Drafts.TakeAsync("broadcast 1", Now, Cancelled));
        Assert.Null(await Drafts.TakeAsync("broadcast 1", Now, Cancelled));
    }

    [Fact]
    public async Task What_nobody_sent_within_a_day_is_not_sent_any_more()
    {
        await Drafts.KeepAsync("broadcast 1", "Hello", Now, Cancelled);

        Assert.Null(await Drafts.TakeAsync("broadcast 1", Now + Duration.FromHours(25), Cancelled));
    }
}
