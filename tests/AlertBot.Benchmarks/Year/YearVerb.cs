using System.CommandLine;
using System.Diagnostics;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Polling;
using AlertBot.Storage;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Benchmarks.Year;

/// <summary><c>year</c>: fills a store with a year of data and measures what people and the worker ask of it.</summary>
internal static class YearVerb
{
    private const int Repeats = 40;

    public static Command Create()
    {
        var path = new Option<string>("--path") { Description = "SQLite file; made when it is not there", DefaultValueFactory = _ => "year.db" };
        var connection = new Option<string?>("--connection") { Description = "PostgreSQL database instead" };
        var items = new Option<long>("--items") { DefaultValueFactory = _ => 5_000_000 };
        var feeds = new Option<int>("--feeds") { DefaultValueFactory = _ => 1000 };
        var alerts = new Option<long>("--alerts") { DefaultValueFactory = _ => 50_000 };
        var fill = new Option<bool>("--fill") { Description = "Fill the store first" };
        var verb = new Command("year", "Measures a store with a year of data in it") { path, connection, items, feeds, alerts, fill };
        verb.SetAction(async (r, cancellationToken) =>
        {
            await using var store = new YearStore(r.GetValue(path), r.GetValue(connection), TimeProvider.System);
            if (r.GetValue(fill))
            {
                await FillAsync(store, r.GetValue(items), r.GetValue(feeds), r.GetValue(alerts), cancellationToken);
            }

            await MeasureAsync(store, cancellationToken);
            if (r.GetValue(connection) is null)
            {
                await BackUpAsync(store, r.GetValue(path)!, cancellationToken);
            }

            return 0;
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
        await StepAsync(store, "deliveries", YearSql.Deliveries, cancellationToken);
        await StepAsync(store, "deadlines", YearSql.Deadlines, cancellationToken, ("@deadlines", 1000L));
        await store.ExecuteAsync("ANALYZE", cancellationToken);
    }

    private static async Task StepAsync(YearStore store, string what, string sql, CancellationToken cancellationToken, params (string Name, object Value)[] values)
    {
        var began = Stopwatch.GetTimestamp();
        var rows = await store.ExecuteAsync(sql, cancellationToken, values);
        Console.WriteLine(FormattableString.Invariant($"{store.Name,-10} filled {what,-12} {rows,9} rows in {Stopwatch.GetElapsedTime(began).TotalSeconds,6:0.0} s"));
    }

    private static async Task MeasureAsync(YearStore store, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        await store.Get<IStoreSetup>().MigrateAsync(cancellationToken);
        Console.WriteLine(FormattableString.Invariant($"{store.Name,-10} open and look at migrations {Stopwatch.GetElapsedTime(began).TotalMilliseconds,8:0} ms"));
        var (views, line, now) = (store.Get<IStoreViews>(), store.Get<ILineStore>(), Now());
        var newest = (await views.StoriesAsync(1, cancellationToken))[0];
        var random = new Random(1);
        await OfAsync(store, "stories, newest 50", () => views.StoriesAsync(50, cancellationToken));
        await OfAsync(store, "one story with its items", () => views.StoryAsync(newest.Id - random.Next(2000), cancellationToken));
        await OfAsync(store, "deadlines, open", () => views.DeadlinesAsync(false, cancellationToken));
        await OfAsync(store, "deadlines, all 1,000", () => views.DeadlinesAsync(true, cancellationToken));
        await OfAsync(store, "feeds, all", () => store.Get<IFeedList>().AllAsync(cancellationToken));
        await OfAsync(store, "subscriptions, all", () => store.Get<ISubscriptionStore>().AllAsync(cancellationToken));
        await OfAsync(store, "figures for metrics", () => store.Get<IStoreFigures>().TakeAsync(now, cancellationToken));
        await OfAsync(store, "open deadlines, for reminders", () => store.Get<IReminderStore>().OpenDeadlinesAsync(cancellationToken));
        await OfAsync(store, "items to read", () => line.TakeStoredAsync(100, cancellationToken));
        await OfAsync(store, "stories of 12 days, at the start", () => line.PlacedSinceAsync(now - Duration.FromDays(12), cancellationToken), 3);
        await OfAsync(store, "outbox, nothing due", () => store.Get<IOutboxStore>().ClaimAsync(new OutboxClaim(now, Duration.FromMinutes(2), 20), cancellationToken));
        await OfAsync(store, "feeds due, claim 10", () => store.Get<IFeedStore>().ClaimDueAsync(now, Duration.FromMinutes(5), 10, cancellationToken));
        await OfAsync(store, "known items, 24 of a feed", () => store.Get<IFeedStore>().FindKnownAsync([Query(random)], cancellationToken));
    }

    private static KnownQuery Query(Random random)
    {
        var feed = random.Next(1000);
        return new(1 + feed, [.. Enumerable.Range(0, 24).Select(k => Keys((random.Next(5000) * 1000L) + feed))]);
    }

    private static ItemKeys Keys(long i) => new(i * 2654435761 % 9007199254740881, (i * 40503) + 7, (i * 2654435761 % 9007199254740881) + 1, i * 31, i * 37);

    private static async Task OfAsync<T>(YearStore store, string what, Func<Task<T>> ask, int repeats = Repeats)
    {
        var began = Stopwatch.GetTimestamp();
        await ask();
        var first = Stopwatch.GetElapsedTime(began);
        var times = new List<TimeSpan>();
        for (var i = 0; i < repeats; i++)
        {
            began = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(began));
        }

        times.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"{store.Name,-10} {what,-34} first {first.TotalMilliseconds,7:0.0} ms  median {times[times.Count / 2].TotalMilliseconds,7:0.0} ms  p95 {times[(int)(times.Count * 0.95)].TotalMilliseconds,7:0.0} ms"));
    }

    /// <summary>While somebody writes all the time.</summary>
    private static async Task BackUpAsync(YearStore store, string path, CancellationToken cancellationToken)
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
    }

    private static Instant Now() => TimeProvider.System.GetUtcNow().ToInstant();
}
