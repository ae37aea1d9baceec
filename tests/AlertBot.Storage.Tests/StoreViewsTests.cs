using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class StoreViewsOnSqliteTests() : StoreViewsTests(Database.Sqlite);

public sealed class StoreViewsOnPostgresTests() : StoreViewsTests(Database.Postgres);

/// <summary>What pages look up.</summary>
public abstract class StoreViewsTests(Database database) : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly Duration Interval = Duration.FromMinutes(10);
    private static readonly FeedFailure Failure = new(FailureKind.NotFound, "The server says \"LastError\": there is no feed.", "Look for its new address.");

    private TemporaryStore _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.CreateAsync(database);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Only_feeds_whose_last_look_failed_are_troubles_and_no_more_than_were_asked_for()
    {
        await _store.FeedList.ReplaceAsync([.. Enumerable.Range(1, 4).Select(i => new ConfiguredFeed(new($"https://feed{i}.example/rss"), $"paper {i}", null, null, Interval))], Cancelled);
        await LookAsync(claim => claim.Feed.Id == 1 ? new FeedState { ETag = "\"LastError\":" } : new FeedState { LastError = Failure });

        var troubles = await _store.Get<IStoreViews>().TroublesAsync(2, Cancelled);

        Assert.Equal([new("paper 2, feed2.example", Failure.Sentence), new("paper 3, feed3.example", Failure.Sentence)], troubles);
    }

    [Fact]
    public async Task A_feed_that_is_well_again_is_no_trouble()
    {
        await _store.FeedList.ReplaceAsync([new ConfiguredFeed(new("https://feed.example/rss"), "paper", null, null, Interval)], Cancelled);
        await LookAsync(_ => new FeedState { LastError = Failure });
        await LookAsync(_ => new FeedState());

        Assert.Empty(await _store.Get<IStoreViews>().TroublesAsync(10, Cancelled));
    }

    [Fact]
    public async Task One_deadline_is_found_by_its_number_also_when_it_became_part_of_another()
    {
        var due = DueWindow.On(new LocalDate(2025, 9, 2));
        var entry = new LedgerEntry(0, "talks", DeadlineKind.Ultimatum, due, "Trump", "Russia", "tariffs", LedgerState.Open, [new LedgerRevision(LedgerChange.Set, due, Now)]);
        await _store.Raw.WriteAsync(
            context =>
            {
                context.Deadlines.Add(new DeadlineRow { Dossier = "talks", Entry = StoredJson.Write(entry), Open = true });
                context.Deadlines.Add(new DeadlineRow { Dossier = "talks", Entry = StoredJson.Write(entry with { MergedInto = 1 }) });
                return Task.CompletedTask;
            },
            Cancelled);

        Assert.Equal((1, due), await _store.LookUps.DeadlineAsync(1, Cancelled) is { } first ? (first.Id, first.Due) : default);
        Assert.Equal(1, (await _store.LookUps.DeadlineAsync(2, Cancelled))?.MergedInto);
        Assert.Null(await _store.LookUps.DeadlineAsync(3, Cancelled));
    }

    private async Task LookAsync(Func<FeedClaim, FeedState> state)
    {
        var claims = await _store.Feeds.ClaimDueAsync(Now, Interval, 10, Cancelled);
        await _store.Feeds.SaveAsync([.. claims.Select(claim => new PollOutcome(claim, state(claim), [], [], []))], Cancelled);
    }
}
