using System.CommandLine;
using System.Diagnostics;

namespace AlertBot.Benchmarks.Delivery;

/// <summary>
/// <c>chaos</c>: a full outbox, platforms of which every tenth request goes wrong, and a worker that is killed again and again. Says
/// what was lost, doubled, out of order or over a limit.
/// </summary>
internal static class ChaosVerb
{
    public static Command Create()
    {
        var alerts = new Option<int>("--alerts") { Description = "Alerts; each goes to every destination", DefaultValueFactory = _ => 20 };
        var places = new Option<int>("--destinations") { Description = "Destinations: a fifth Telegram, two fifths Discord, the rest webhooks", DefaultValueFactory = _ => 500 };
        var kills = new Option<int>("--kills") { Description = "SIGKILLs", DefaultValueFactory = _ => 50 };
        var faults = new Option<double>("--faults") { Description = "Share of requests that go wrong", DefaultValueFactory = _ => 0.1 };
        var seed = new Option<int>("--seed") { Description = "Of the dice", DefaultValueFactory = _ => 20_250_723 };
        var verb = new Command("chaos", "Proves delivery: faults of all kinds and SIGKILLs of the real worker") { alerts, places, kills, faults, seed };
        verb.SetAction((r, cancellationToken) => RunAsync(r.GetValue(alerts), r.GetValue(places), r.GetValue(kills), r.GetValue(faults), new Random(r.GetValue(seed)), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(int alerts, int places, int kills, double faults, Random dice, CancellationToken cancellationToken)
    {
        await using var world = await ChaosWorld.StartAsync(places, new ChaosFaults(faults, dice), cancellationToken);
        await world.EnqueueAsync(alerts, cancellationToken);
        var watch = Stopwatch.StartNew();
        var killed = 0;
        while (killed < kills && world.Waiting > 0)
        {
            using var worker = world.StartWorker();
            var sent = world.Accepted;
            while (world.Accepted == sent && world.Waiting > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(50, 2_500)), TimeProvider.System, cancellationToken);
            worker.Kill(entireProcessTree: true);
            await worker.WaitForExitAsync(cancellationToken);
            killed++;
            Console.Error.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds,6:N0} s  killed {killed}, {world.Waiting} deliveries wait"));
        }

        using var last = world.StartWorker();
        while (world.Waiting > 0 && watch.Elapsed < TimeSpan.FromMinutes(30))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
        }

        last.Kill(entireProcessTree: true);
        await last.WaitForExitAsync(cancellationToken);
        Console.WriteLine(FormattableString.Invariant($"{alerts * places} deliveries to {places} destinations, {killed} kills, {faults:P0} faults, {watch.Elapsed.TotalSeconds:N0} s"));
        return new ChaosVerdict(world, alerts, killed).Tell(Console.Out) ? 0 : 1;
    }
}
