using System.CommandLine;
using System.Diagnostics;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using AlertBot.Storage;
using AlertBot.Storage.Search;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Benchmarks.Year;

/// <summary><c>year</c>: fills a store with a year of data and measures what people and the worker ask of it.</summary>
internal static class YearVerb
{
    private const int Repeats = 40;
    private const int WorkerRepeats = 40;

    /// <summary>Telegram takes 30 messages a second: what is measured is not the wait for that.</summary>
    private static readonly TimeSpan BetweenCommands = TimeSpan.FromMilliseconds(60);

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestBackup = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var path = new Option<string>("--path") { Description = "SQLite file; made when it is not there", DefaultValueFactory = _ => "year.db" };
        var connection = new Option<string?>("--connection") { Description = "PostgreSQL database instead" };
        var items = new Option<long>("--items") { DefaultValueFactory = _ => 5_000_000 };
        var feeds = new Option<int>("--feeds") { DefaultValueFactory = _ => 1000 };
        var alerts = new Option<long>("--alerts") { DefaultValueFactory = _ => 50_000 };
        var fill = new Option<bool>("--fill") { Description = "Fill the store first" };
        var program = new Option<string>("--program") { Description = "The alertbot.dll that is asked: one that was published as the Dockerfile does starts faster", DefaultValueFactory = _ => YearWorker.BuiltProgram };
        var verb = new Command("year", "Measures a store with a year of data in it") { path, connection, items, feeds, alerts, fill, program };
        verb.SetAction(async (r, cancellationToken) =>
        {
            await using var store = new YearStore(r.GetValue(path), r.GetValue(connection), TimeProvider.System);
            if (r.GetValue(fill))
            {
                await FillAsync(store, r.GetValue(items), r.GetValue(feeds), r.GetValue(alerts), cancellationToken);
            }

            var (file, times) = (r.GetValue(connection) is null ? r.GetValue(path) : null, new Timings(store.Name, Longest));
            await MeasureAsync(store, times, cancellationToken);
            var isIn = await AskWorkerAsync(store, new(r.GetValue(program)!, file, r.GetValue(connection)), times, cancellationToken);
            if (file is not null)
            {
                isIn &= await BackUpAsync(store, file, cancellationToken) < LongestBackup;
            }

            Console.WriteLine(times.Slow.Count == 0 && isIn ? "all within the limits" : $"over the limits: {(isIn ? "" : "start or backup; ")}{string.Join("; ", times.Slow)}");
            return times.Slow.Count == 0 && isIn ? 0 : 1;
        });
        return verb;
    }

    private static async Task FillAsync(YearStore store, long items, int feeds, long alerts, CancellationToken cancellationToken)
    {
        var now = Now();
        var end = now.ToUnixTimeTicks();
        await store.SeedAsync(feeds, now, cancellationToken);
        var reading = await store.TextAsync("""SELECT "Reading" FROM "Items" WHERE "Reading" IS NOT NULL""", cancellationToken);
        var placement = await store.TextAsync("""SELECT "Placement" FROM "Items" WHERE "Placement" IS NOT NULL""", cancellationToken);
        await StepAsync(store, "stories", YearSql.Stories, cancellationToken, ("@items", items), ("@end", end));
        await StepAsync(store, "items", YearSql.Items, cancellationToken, ("@items", items), ("@feeds", (long)feeds), ("@end", end), ("@reading", reading), ("@placement", placement));
        await StepAsync(store, "alerts", YearSql.Alerts, cancellationToken, ("@alerts", alerts), ("@items", items), ("@end", end));
        await StepAsync(store, "their deadlines", YearSql.AlertDeadlines, cancellationToken);
        await StepAsync(store, "deliveries", YearSql.Deliveries, cancellationToken);
        await StepAsync(store, "deadlines", YearSql.Deadlines, cancellationToken, ("@deadlines", 1000L));
        await StepAsync(store, "changes", YearSql.Changes, cancellationToken, ("@changes", 10_000L), ("@end", end));
        // The settings of the worker name none of them, and leave alone what was added.
        await store.ExecuteAsync("""UPDATE "Destinations" SET "Added" = TRUE""", cancellationToken);
        // As if each had been looked at: what may be forgotten is looked for.
        await store.ExecuteAsync("""UPDATE "Feeds" SET "MostShown" = 24""", cancellationToken);
        if (store.IsShared)
        {
            // The server would do so by itself in a minute; on SQLite nobody does.
            await store.ExecuteAsync("VACUUM ANALYZE", cancellationToken);
        }
    }

    private static async Task StepAsync(YearStore store, string what, string sql, CancellationToken cancellationToken, params (string Name, object Value)[] values)
    {
        var began = Stopwatch.GetTimestamp();
        var rows = await store.ExecuteAsync(sql, cancellationToken, values);
        Console.WriteLine(FormattableString.Invariant($"{store.Name,-10} filled {what,-12} {rows,9} rows in {Stopwatch.GetElapsedTime(began).TotalSeconds,6:0.0} s"));
    }

    private static async Task MeasureAsync(YearStore store, Timings times, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await store.Get<IStoreSetup>().MigrateAsync(cancellationToken);
        Console.WriteLine(FormattableString.Invariant($"{store.Name,-10} open and look at migrations {Stopwatch.GetElapsedTime(began).TotalMilliseconds,8:0} ms"));
        var (views, line, now) = (store.Get<IStoreViews>(), store.Get<ILineStore>(), Now());
        var newest = (await views.StoriesAsync(1, cancellationToken))[0];
        var random = new Random(1);
        await times.TakeAsync("stories, newest 50", Repeats, () => views.StoriesAsync(50, cancellationToken));
        await times.TakeAsync("one story with its items", Repeats, () => views.StoryAsync(newest.Id - random.Next(2000), cancellationToken));
        await times.TakeAsync("deadlines, open", Repeats, () => views.DeadlinesAsync(false, cancellationToken));
        await times.TakeAsync("deadlines, all 1,000", Repeats, () => views.DeadlinesAsync(true, cancellationToken));
        await times.TakeAsync("feeds, all", Repeats, () => store.Get<IFeedList>().AllAsync(cancellationToken));
        await times.TakeAsync("subscriptions, index", Repeats, () => store.Get<ISubscriptionStore>().IndexAsync(cancellationToken));
        await times.TakeAsync("figures for metrics", Repeats, () => store.Get<IStoreFigures>().TakeAsync(now, cancellationToken));
        await times.TakeAsync("open deadlines, for reminders", Repeats, () => store.Get<IReminderStore>().OpenDeadlinesAsync(cancellationToken));
        await times.TakeAsync("items to read", Repeats, () => line.TakeStoredAsync(100, cancellationToken));
        await times.TakeAsync("stories of 12 days, at the start", 3, () => line.PlacedSinceAsync(now - Duration.FromDays(12), null, cancellationToken), isLimited: false);
        await times.TakeAsync("nothing to forget, at the start", 3, () => store.Get<IItemRetention>().ForgetAsync(now - Duration.FromDays(400), cancellationToken), isLimited: false);
        await times.TakeAsync("outbox, nothing due", Repeats, () => store.Get<IOutboxStore>().ClaimAsync(new OutboxClaim(now, Duration.FromMinutes(2), 20), cancellationToken));
        await times.TakeAsync("feeds due, claim 10", Repeats, () => store.Get<IFeedStore>().ClaimDueAsync(now, Duration.FromMinutes(5), 10, cancellationToken));
        await times.TakeAsync("known items, 24 of a feed", Repeats, () => store.Get<IFeedStore>().FindKnownAsync([Query(random)], cancellationToken));
    }

    private static KnownQuery Query(Random random)
    {
        var feed = random.Next(1000);
        return new(1 + feed, [.. Enumerable.Range(0, 24).Select(k => Keys((random.Next(5000) * 1000L) + feed))]);
    }

    private static ItemKeys Keys(long i) => new(i * 2654435761 % 9007199254740881, (i * 40503) + 7, (i * 2654435761 % 9007199254740881) + 1, i * 31, i * 37);

    /// <summary>While somebody writes all the time.</summary>
    private static async Task<TimeSpan> BackUpAsync(YearStore store, string path, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writes = 0;
        var longest = TimeSpan.Zero;
        var writing = Task.Run(
            async () =>
            {
                for (; !stop.IsCancellationRequested; writes++)
                {
                    var began = Stopwatch.GetTimestamp();
                    await store.Get<IFeedStore>().ClaimDueAsync(Now(), Duration.FromSeconds(1), 1, cancellationToken);
                    longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(began).Ticks));
                    await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
                }
            },
            cancellationToken);
        var copy = $"{path}.backup";
        File.Delete(copy);
        var start = Stopwatch.GetTimestamp();
        StoreBackup.Save(path, copy);
        var took = Stopwatch.GetElapsedTime(start);
        await stop.CancelAsync();
        await writing;
        Console.WriteLine(FormattableString.Invariant(
            $"{store.Name,-10} backup of {new FileInfo(path).Length / 1e9:0.00} GB, verified: {took.TotalSeconds:0.0} s; {writes} claims meanwhile, the longest waited {longest.TotalSeconds:0.00} s"));
        File.Delete(copy);
        return took;
    }

    /// <summary>The real worker on the store: its start, its pages, and what people look up in a chat.</summary>
    /// <returns>False when it took too long to start.</returns>
    private static async Task<bool> AskWorkerAsync(YearStore store, YearProgram program, Timings times, CancellationToken cancellationToken)
    {
        var (views, now) = (store.Get<IStoreViews>(), Now());
        var story = (await views.StoriesAsync(1, cancellationToken))[0].Id;
        var (item, alert) = (await store.NumberAsync("""SELECT MAX("Id") FROM "Items" WHERE "StoryId" IS NOT NULL""", cancellationToken), await store.NumberAsync("""SELECT MAX("Id") FROM "Alerts" """, cancellationToken));
        // The feeds are nowhere, and what is measured is not how the worker finds that out.
        await store.ExecuteAsync("""UPDATE "Feeds" SET "NextLook" = @then""", cancellationToken, ("@then", (now + Duration.FromDays(1)).ToUnixTimeTicks()));
        await store.Get<ISearchIndex>().CatchUpAsync(cancellationToken);
        await using var worker = await YearWorker.StartAsync(program, cancellationToken);
        Console.WriteLine(FormattableString.Invariant($"{store.Name,-10} the worker is ready after {worker.Starting.TotalSeconds:0.0} s, {worker.StartingProcessor.TotalSeconds:0.0} s of the processor"));
        times.Processor = () => worker.Processor;
        foreach (var page in YearQuestions.Pages(story, item))
        {
            await times.TakeAsync(page, WorkerRepeats, () => worker.LoadAsync(page, cancellationToken));
        }

        foreach (var command in YearQuestions.Commands(story, item, alert))
        {
            await times.TakeAsync(command, WorkerRepeats, () => worker.SayAsync(command, cancellationToken), pause: BetweenCommands);
        }

        return worker.Starting < LongestStart;
    }

    private static Instant Now() => TimeProvider.System.GetUtcNow().ToInstant();
}
