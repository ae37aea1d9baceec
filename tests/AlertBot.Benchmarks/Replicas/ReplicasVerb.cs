using System.CommandLine;
using System.Diagnostics;
using AlertBot.Fakes.Postgres;

namespace AlertBot.Benchmarks.Replicas;

/// <summary>
/// <c>replicas</c>: two replicas on one PostgreSQL while the summer of 2025 is replayed, and one of them is killed at random every few seconds
/// and started anew. Says what was lost or doubled, and how long nobody did what one of them does alone.
/// </summary>
internal static class ReplicasVerb
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    public static Command Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long they are killed", DefaultValueFactory = _ => 5 };
        var between = new Option<int>("--between") { Description = "Seconds between two kills", DefaultValueFactory = _ => 10 };
        var news = new Option<int>("--news") { Description = "Items that are published between two kills", DefaultValueFactory = _ => 4 };
        var seed = new Option<int>("--seed") { Description = "Of the dice", DefaultValueFactory = _ => 20_250_723 };
        var verb = new Command("replicas", "Proves replicas: SIGKILLs of one of two, while news comes in") { minutes, between, news, seed };
        verb.SetAction((r, cancellationToken) => RunAsync(TimeSpan.FromMinutes(r.GetValue(minutes)), TimeSpan.FromSeconds(r.GetValue(between)), r.GetValue(news), new Random(r.GetValue(seed)), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(TimeSpan length, TimeSpan between, int news, Random dice, CancellationToken cancellationToken)
    {
        if (LocalPostgres.Missing is { } missing)
        {
            Console.Error.WriteLine(missing);
            return 1;
        }

        await using var postgres = await LocalPostgres.StartAsync(durable: true, cancellationToken);
        await using var world = await ReplicaWorld.StartAsync(await postgres.CreateDatabaseAsync("replicas", null, cancellationToken), cancellationToken);
        Process[] replicas = [world.StartReplica(), world.StartReplica()];
        var kills = 0;
        try
        {
            await UntilAsync(() => world.Count("""SELECT COUNT(*) FROM "Items" """) == world.Published, "the first items are known", cancellationToken);
            var takeovers = new Takeovers(world);
            for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < length; kills++)
            {
                world.Publish(news);
                await takeovers.WatchAsync(between, cancellationToken);
                var victim = dice.Next(2);
                takeovers.Died();
                replicas[victim].Kill(entireProcessTree: true);
                await replicas[victim].WaitForExitAsync(cancellationToken);
                replicas[victim].Dispose();
                replicas[victim] = world.StartReplica();
                Console.Error.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(began).TotalSeconds,6:N0} s  killed {kills + 1}, {world.Published} items published, {world.Count("""SELECT COUNT(*) FROM "Alerts" """)} alerts"));
            }

            await takeovers.WatchAsync(TimeSpan.FromSeconds(40), cancellationToken);
            await UntilAsync(() => world.IsIdle, "all is decided and delivered", cancellationToken);
            return new ReplicasVerdict(world, takeovers, kills).Tell(Console.Out) ? 0 : 1;
        }
        finally
        {
            foreach (var replica in replicas)
            {
                replica.Kill(entireProcessTree: true);
                await replica.WaitForExitAsync(CancellationToken.None);
                replica.Dispose();
            }
        }
    }

    private static async Task UntilAsync(Func<bool> isSo, string what, CancellationToken cancellationToken)
    {
        for (var began = Stopwatch.GetTimestamp(); !isSo(); await Task.Delay(Glance, TimeProvider.System, cancellationToken))
        {
            if (Stopwatch.GetElapsedTime(began) > Longest)
            {
                throw new TimeoutException($"It never came true that {what}.");
            }
        }
    }
}
