using System.Diagnostics;
using System.Globalization;
using AlertBot.Demo;
using AlertBot.Fakes.Http;
using AlertBot.Fakes.Postgres;

namespace AlertBot.EndToEnd.Tests;

/// <summary>
/// Two replicas on one PostgreSQL while the summer of 2025 is replayed, and one of them is killed at random every few seconds and started anew.
/// The long form: <c>ALERTBOT_REPLICA_MINUTES=5 dotnet test --project tests/AlertBot.EndToEnd.Tests --filter-class *ReplicaTests</c>
/// </summary>
public sealed class ReplicaTests
{
    private const string Owned = "owns the stages of items now";

    private static readonly TimeSpan BetweenKills = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestTakeover = TimeSpan.FromSeconds(30);

    /// <summary>Several processes start and die here at once: a busy machine takes its time, and what is measured is measured apart.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LateAnswer = TimeSpan.FromMilliseconds(150);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Times are judged in the long form only, on a machine that does nothing else.</summary>
    private static bool IsLong => Environment.GetEnvironmentVariable("ALERTBOT_REPLICA_MINUTES") is not null;

    private static int Kills => (int)(TimeSpan.FromMinutes(double.Parse(Environment.GetEnvironmentVariable("ALERTBOT_REPLICA_MINUTES") ?? "0.5", CultureInfo.InvariantCulture)) / BetweenKills);

    [Fact]
    public async Task Two_replicas_of_which_one_is_killed_again_and_again_lose_nothing_and_double_nothing()
    {
        Assert.SkipWhen(LocalPostgres.Missing is not null, LocalPostgres.Missing ?? "");
        var dice = new Random(20_250_723);
        await using var postgres = await LocalPostgres.StartAsync(durable: true, Cancelled);
        await using var world = await World.StartAsync(Cancelled);
        world.Connection = await postgres.CreateDatabaseAsync("replicas", null, Cancelled);
        world.Discord.Faults.Otherwise = r => r.Method == "POST" ? new Fault.LateAnswer(LateAnswer) : null;
        world.Telegram.Faults.Otherwise = r => r.Path.Contains("/send", StringComparison.OrdinalIgnoreCase) ? new Fault.LateAnswer(LateAnswer) : null;
        var paper = new Paper().Add(Paper.Football);
        world.Publishers.Publish("/paper", paper.Rss());
        world.Set(["/paper"]);

        Worker[] replicas = [Worker.Start(world.Folder), Worker.Start(world.Folder)];
        try
        {
            await UntilAsync(world, replicas[0], () => world.Count("""SELECT COUNT(*) FROM "Items" """) == 1, "the baseline stands");
            using var news = Replay().GetEnumerator();
            var takeovers = new List<TimeSpan>();
            for (var kill = 0; kill < Kills; kill++)
            {
                Publish(world, paper, news, 4);
                await Task.Delay(BetweenKills, TimeProvider.System, Cancelled);
                var victim = dice.Next(2);
                var wasOwner = IsOwner(replicas[victim], replicas[1 - victim]);
                var told = Owns(replicas[1 - victim]);
                await replicas[victim].DisposeAsync();
                var died = Stopwatch.GetTimestamp();
                replicas[victim] = Worker.Start(world.Folder);
                if (wasOwner)
                {
                    await UntilAsync(world, replicas[1 - victim], () => Owns(replicas[1 - victim]) > told || Owns(replicas[victim]) > 0, "another replica owns the stages");
                    takeovers.Add(Stopwatch.GetElapsedTime(died));
                }
            }

            await UntilAsync(world, replicas[0], () => IsIdle(world, paper), "all is decided and delivered");
            await UntilAsync(world, replicas[1], () => IsIdle(world, paper), "all is decided and delivered");
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{Kills} kills, {paper.Count} items, {world.Count("""SELECT COUNT(*) FROM "Alerts" """)} alerts; takeovers of the stages after {string.Join(", ", takeovers.Select(t => $"{t.TotalSeconds:0.0} s"))}; " +
                $"Telegram {world.Telegram.Messages.Count} messages for {world.Told("telegram")}, Discord {world.Discord.Messages.Count} for {world.Told("discord")}, webhook {world.Webhook.Deliveries.Count} for {world.Done("webhook")}");

            if (IsLong)
            {
                Assert.All(takeovers, takeover => Assert.InRange(takeover, TimeSpan.Zero, LongestTakeover));
            }

            Assert.True(world.Count("""SELECT COUNT(*) FROM "Alerts" """) >= 3);
            Assert.Equal(paper.Count, world.Count("""SELECT COUNT(DISTINCT "Guid") FROM "Items" """));
            Assert.Equal(0, world.Count("""SELECT COUNT(*) FROM "Alerts" a WHERE (SELECT COUNT(*) FROM "Deliveries" d WHERE d."AlertId" = a."Id") <> 3"""));
            Assert.Equal(world.Told("discord"), world.Discord.Messages.Count);
            Assert.Equal(world.Done("webhook"), world.Webhook.Deliveries.Count);
            Assert.InRange(world.Telegram.Messages.Count, world.Told("telegram"), world.Told("telegram") + Kills);
            Assert.Empty(world.ComplaintsApartFromKills);
        }
        finally
        {
            await replicas[0].DisposeAsync();
            await replicas[1].DisposeAsync();
        }
    }

    /// <summary>The recorded news of a summer, as if all of it happened now, over and over under new numbers.</summary>
    private static IEnumerable<Paper.Entry> Replay()
    {
        for (var round = 0; ; round++)
        {
            foreach (var (feed, item) in DemoScript.Feeds
                .SelectMany(feed => feed.Items.Where(item => item.Event is not null && item.DuplicateOf is null).Select(item => (feed, item)))
                .OrderBy(x => x.item.VisibleFrom))
            {
                yield return new Paper.Entry($"{feed.Publisher}-{item.Guid}-{round}", item.Title, string.Concat(item.Html.Select(p => $"<p>{p}</p>")));
            }
        }
    }

    private static void Publish(World world, Paper paper, IEnumerator<Paper.Entry> news, int count)
    {
        for (var i = 0; i < count && news.MoveNext(); i++)
        {
            paper.Add(news.Current with { Published = TimeProvider.System.GetUtcNow() });
        }

        world.Publishers.Publish("/paper", paper.Rss());
    }

    private static bool IsOwner(Worker worker, Worker other) => Owns(worker) > 0 && Owns(worker) >= Owns(other);

    private static int Owns(Worker worker) => worker.Said.Split(Owned).Length - 1;

    private static bool IsIdle(World world, Paper paper) =>
        world.Count("""SELECT COUNT(*) FROM "Items" WHERE "Stage" = 'Decided'""") == paper.Count
        && world.Count("""SELECT COUNT(*) FROM "Deliveries" WHERE "State" = 'Waiting'""") == 0;

    private static Task UntilAsync(World world, Worker worker, Func<bool> isSo, string what) => world.UntilAsync(worker, isSo, what, Cancelled, Patience);
}
