using System.CommandLine;
using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Polling;
using AlertBot.Storage;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Benchmarks.Polling;

/// <summary><c>poll</c>: what a round of polling costs in a running process, against a farm of feeds on loopback, with the floor of the day.</summary>
internal static class PollVerb
{
    private const int WarmUps = 10;

    private static readonly Lazy<ItemReader> Reader = new(() => new ItemReader(DossierCatalog.Embedded()));

    public static Command Create()
    {
        var feeds = new Option<int>("--feeds") { Description = "How many feeds", DefaultValueFactory = _ => 1000 };
        var modes = new Option<string[]>("--modes") { Description = "floor, same, stamped, etag, slow (each feed its own host)", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => ["floor", "same", "stamped", "etag"] };
        var read = new Option<bool>("--read") { Description = "Everything stored is read for relevance as well, while polling goes on, as in the worker" };
        var verb = new Command("poll", "Measures polling") { feeds, modes, read };
        verb.SetAction((r, cancellationToken) => RunAsync(r.GetValue(feeds), r.GetValue(modes)!, r.GetValue(read), cancellationToken));
        return verb;
    }

    public static Command CreateFarm()
    {
        var verb = new Command("farm", "Serves feeds for the measurements until its input ends");
        verb.SetAction((_, cancellationToken) => FeedFarm.ServeAsync(cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(int feeds, string[] modes, bool read, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("alertbot-poll");
        try
        {
            // A running process is measured: its code is in memory and compiled for good.
            using var farm = FarmProcess.Start();
            for (var round = 0; round < WarmUps; round++)
            {
                await PollAsync(farm, folder, 300, "same", read, tell: false, cancellationToken);
            }

            foreach (var mode in modes)
            {
                await (mode == "floor" ? FloorAsync(farm, folder, feeds, cancellationToken) : PollAsync(farm, folder, feeds, mode, read, tell: true, cancellationToken));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task FloorAsync(FarmProcess farm, DirectoryInfo folder, int feeds, CancellationToken cancellationToken)
    {
        using var loop = new BareLoop(Path.Combine(folder.FullName, "floor.db"));
        var addresses = Enumerable.Range(1, feeds).Select(id => farm.Feed("same", id, ownHost: false)).ToList();
        await loop.PollAsync([.. Enumerable.Range(500_000, 200).Select(id => farm.Feed("same", id, ownHost: false))], cancellationToken);
        for (var round = 0; round < 3; round++)
        {
            var (cost, stored) = await Cost.OfAsync(() => loop.PollAsync(addresses, cancellationToken));
            Console.WriteLine(FormattableString.Invariant($"{feeds,6} floor   {(round == 0 ? "cold" : "warm")}  {cost}  {stored} stored"));
        }
    }

    private static async Task PollAsync(FarmProcess farm, DirectoryInfo folder, int feeds, string mode, bool read, bool tell, CancellationToken cancellationToken)
    {
        var clock = new SteppedClock(Instant.FromUtc(2025, 7, 23, 12, 0));
        await using var services = Services(clock, Path.Combine(folder.FullName, Guid.NewGuid() + ".db"));
        await services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<IFeedList>().ReplaceAsync(
            [.. Enumerable.Range(1, feeds).Select(id => new ConfiguredFeed(farm.Feed(mode, id, ownHost: mode == "slow"), "farm", null, null, Duration.FromMinutes(10)))], cancellationToken);
        var poller = services.GetRequiredService<FeedPoller>();
        var reading = read ? new ReadItems(Reader.Value, new BorderlineReadings(), services.GetRequiredService<ILineStore>()) : null;
        for (var round = 0; round < 4; round++)
        {
            var (cost, summary) = await Cost.OfAsync(() => PollAsync(poller, reading, cancellationToken));
            clock.Advance(Duration.FromHours(1));
            if (tell)
            {
                Console.WriteLine(FormattableString.Invariant($"{feeds,6} {mode,-7} {(round == 0 ? "cold" : "warm")}  {cost}  {summary}"));
            }
        }
    }

    /// <summary>The stages side by side, as in the worker: items are read as soon as they are rows.</summary>
    private static async Task<PollSummary> PollAsync(FeedPoller poller, ReadItems? reading, CancellationToken cancellationToken)
    {
        var polling = Task.Run(() => poller.PollDueAsync(cancellationToken), cancellationToken);
        while (reading is not null)
        {
            var isOver = polling.IsCompleted;
            if (await reading.RunAsync(cancellationToken) > 0)
            {
                continue;
            }

            if (isOver)
            {
                break;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        }

        return await polling;
    }

    private static ServiceProvider Services(TimeProvider clock, string database)
    {
        var fetching = new FetchingOptions { AllowPrivateNetworks = true, PerHost = 256, PerHostSpacing = TimeSpan.Zero };
        return new ServiceCollection().AddLogging().AddSingleton(clock).AddSqliteStorage(database).AddFeeds(new PollingOptions(), fetching).BuildServiceProvider();
    }
}
