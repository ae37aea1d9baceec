using AlertBot.Alerts.Stages;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;
using AlertBot.Understanding.Deadlines;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class ItemRetentionOnSqliteTests() : ItemRetentionTests(Database.Sqlite);

public sealed class ItemRetentionOnPostgresTests() : ItemRetentionTests(Database.Postgres);

public abstract class ItemRetentionTests(Database database) : IAsyncLifetime
{
    private const int Shown = 3;

    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);
    private static readonly Instant Later = Now + Duration.FromDays(400);

    private TemporaryStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await TemporaryStore.CreateAsync(database);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Old_items_that_led_to_nothing_are_forgotten_but_for_those_that_the_feed_may_still_show()
    {
        await FillAsync(10);

        Assert.Equal(4, await ForgetAsync(Later));
        Assert.Equal(["5", "6", "7", "8", "9", "10"], await LeftAsync());
        Assert.Equal(0, await ForgetAsync(Later));
    }

    [Fact]
    public async Task More_than_one_batch_is_forgotten_at_once()
    {
        await FillAsync(1_500);

        Assert.Equal(1_494, await ForgetAsync(Later));
    }

    [Fact]
    public async Task Many_items_that_their_feed_may_still_show_do_not_hide_old_ones_behind_them()
    {
        await FillAsync(1_200, shown: 600, paper: "long");
        await FillAsync(10, paper: "short");

        Assert.Equal(4, await ForgetAsync(Later));
        Assert.Equal(1_206, (await LeftAsync()).Count);
    }

    [Fact]
    public async Task What_is_not_old_enough_stays()
    {
        await FillAsync(10);

        Assert.Equal(0, await ForgetAsync(Now));
    }

    [Fact]
    public async Task What_a_story_a_deadline_or_feedback_refers_to_stays_and_what_is_not_decided_too()
    {
        await FillAsync(11);
        await _store.Raw.WriteAsync(
            async context =>
            {
                var items = await context.Items.OrderBy(i => i.Id).Take(5).ToListAsync();
                items[0].StoryId = 1;
                items[1].Stage = ItemStage.Stored;
                var deadline = new DeadlineRow { Dossier = "talks", Entry = "{}" };
                context.Deadlines.Add(deadline);
                await context.SaveChangesAsync();
                context.Revisions.Add(new RevisionRow { DeadlineId = deadline.Id, ItemId = items[2].Id, Change = LedgerChange.Set });
                context.Feedback.Add(new FeedbackRow { Label = "missed", Reference = "4", ItemId = items[3].Id, Platform = "telegram", Who = "7" });
            },
            CancellationToken.None);

        Assert.Equal(1, await ForgetAsync(Later));
        Assert.Equal(["1", "2", "3", "4", "6", "7", "8", "9", "10", "11"], await LeftAsync());
    }

    [Fact]
    public async Task Of_a_feed_of_which_nobody_knows_how_much_it_shows_nothing_is_forgotten()
    {
        await FillAsync(10, shown: 0);

        Assert.Equal(0, await ForgetAsync(Later));
    }

    [Fact]
    public async Task What_is_forgotten_is_not_found_any_more_and_what_is_left_is()
    {
        await FillAsync(10);
        Assert.Equal(10, (await _store.LookUps.SearchAsync("weather", 20, CancellationToken.None)).Count);

        await ForgetAsync(Later);

        Assert.Equal(6, (await _store.LookUps.SearchAsync("weather", 6, CancellationToken.None)).Count);
        Assert.Empty(await _store.LookUps.SearchAsync("number1", 20, CancellationToken.None));
        if (database == Database.Sqlite)
        {
            Assert.Equal(6, await _store.Raw.ReadAsync(context => context.Database.SqlQueryRaw<int>("""SELECT COUNT(*) AS "Value" FROM "ItemSearch" WHERE "ItemSearch" MATCH 'weather'""").SingleAsync(), CancellationToken.None));
        }
    }

    private Task<int> ForgetAsync(Instant now) => _store.Get<IItemRetention>().ForgetAsync(now - Duration.FromDays(399), CancellationToken.None);

    private Task<List<string>> LeftAsync() =>
        _store.Raw.ReadAsync(context => context.Items.OrderBy(i => i.Id).Select(i => i.Guid!).ToListAsync(), CancellationToken.None);

    private async Task FillAsync(int items, int shown = Shown, string paper = "paper")
    {
        await _store.FeedList.ReplaceAsync([new ConfiguredFeed(new Uri($"https://{paper}.example/rss"), "bbc", null, null, Duration.FromMinutes(10))], CancellationToken.None);
        var claim = (await _store.Feeds.ClaimDueAsync(Now, Duration.FromMinutes(1), 1, CancellationToken.None)).Single();
        await _store.Feeds.SaveAsync([new PollOutcome(claim, FeedState.New with { MostShown = shown }, [.. Enumerable.Range(1, items).Select(New)], [], [])], CancellationToken.None);
        await _store.Raw.WriteAsync(context => context.Items.ExecuteUpdateAsync(set => set.SetProperty(i => i.Stage, ItemStage.Decided)), CancellationToken.None);
    }

    private static NewItem New(int number) =>
        new(new ItemKeys(number, null, number, number, number), "bbc", $"{number}", null, $"The weather of number{number}", "", "en", Now, Now, null, false);
}
