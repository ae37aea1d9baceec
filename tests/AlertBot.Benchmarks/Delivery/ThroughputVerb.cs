using System.CommandLine;
using System.Diagnostics;

namespace AlertBot.Benchmarks.Delivery;

/// <summary>
/// <c>throughput</c>: how near delivery comes to the ceilings of Telegram (30 a second) and Discord (50), how seldom it is told to slow
/// down, what that costs of a processor, and how long an alert takes at half the load. The platforms are a process of their own.
/// </summary>
internal static class ThroughputVerb
{
    private const int Chats = 700;
    private const int Channels = 1_200;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "Of each measurement", DefaultValueFactory = _ => 25 };
        var verb = new Command("throughput", "Measures delivery at the platforms' ceilings and at half of them") { seconds };
        verb.SetAction((r, cancellationToken) => RunAsync(TimeSpan.FromSeconds(r.GetValue(seconds)), cancellationToken));
        return verb;
    }

    public static Command CreatePlatforms()
    {
        var verb = new Command("platforms", "Is Telegram and Discord with their limits for the measurements, until its input ends");
        verb.SetAction((_, cancellationToken) => PlatformsProcess.ServeAsync(cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        using var platforms = PlatformsProcess.Start();
        await using (var bench = await ThroughputBench.CreateAsync(platforms, Chats, Channels, cancellationToken))
        {
            await CeilingAsync(bench, platforms, span, cancellationToken);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(1_500), TimeProvider.System, cancellationToken);
        await using (var bench = await ThroughputBench.CreateAsync(platforms, Chats, Channels, cancellationToken))
        {
            await HalfLoadAsync(bench, platforms, span, cancellationToken);
        }

        return 0;
    }

    private static async Task CeilingAsync(ThroughputBench bench, PlatformsProcess platforms, TimeSpan span, CancellationToken cancellationToken)
    {
        await bench.EnqueueAsync(_ => true, cancellationToken);
        await bench.EnqueueAsync(_ => true, cancellationToken);
        bench.Start();
        await Task.Delay(WarmUp, TimeProvider.System, cancellationToken);
        var (before, cpu, watch) = (platforms.Stats(), Cpu(), Stopwatch.StartNew());
        await Task.Delay(span, TimeProvider.System, cancellationToken);
        var (after, spent, seconds) = (platforms.Stats(), Cpu() - cpu, watch.Elapsed.TotalSeconds);
        var (telegram, discord) = ((after.Telegram - before.Telegram) / seconds, (after.Discord - before.Discord) / seconds);
        var answers = after.Telegram + after.Discord + after.TooMany;
        Console.WriteLine(FormattableString.Invariant($"ceiling    Telegram {telegram:N1}/s = {telegram / 30:P1} of 30, Discord {discord:N1}/s = {discord / 50:P1} of 50, {after.TooMany} of {answers} answers 429 (Telegram {after.TooManyOfTelegram}, Discord {after.TooManyOfDiscord}), cpu {spent.TotalSeconds / seconds:P1} of a core"));
    }

    private static async Task HalfLoadAsync(ThroughputBench bench, PlatformsProcess platforms, TimeSpan span, CancellationToken cancellationToken)
    {
        var before = platforms.Stats();
        bench.Start();
        var (cpu, watch, turn) = (Cpu(), Stopwatch.StartNew(), 0);
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (watch.Elapsed < span + WarmUp && await second.WaitForNextTickAsync(cancellationToken))
        {
            var t = turn++;
            await bench.EnqueueAsync(n => n < Chats ? n / 15 == t % (Chats / 15) : (n - Chats) / 25 == t % (Channels / 25), cancellationToken);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(2_000), TimeProvider.System, cancellationToken);
        var waits = await bench.WaitsAsync(WarmUp, cancellationToken);
        var after = platforms.Stats();
        Console.WriteLine(FormattableString.Invariant($"half load  {waits.Count} deliveries, alert to accepted: median {At(waits, 0.5):N0} ms, p99 {At(waits, 0.99):N0} ms, longest {waits[^1]:N0} ms, {after.TooMany - before.TooMany} times 429, cpu {(Cpu() - cpu).TotalSeconds / watch.Elapsed.TotalSeconds:P1} of a core"));
    }

    private static double At(IReadOnlyList<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
