using System.CommandLine;
using System.Diagnostics;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Benchmarks.Fitting;
using AlertBot.Simulation;
using AlertBot.Storage;
using AlertBot.Understanding;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Benchmarks.Stories;

/// <summary><c>stories-restart FILE</c>: how long the first item waits after a restart, since the index of stories is built anew from the store.</summary>
internal static class StoriesRestartVerb
{
    private static readonly Instant Start = Instant.FromUtc(2025, 7, 1, 0, 0);

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines of items; those that are relevant are repeated" };
        var count = new Option<int>("--items") { Description = "Relevant items within the two weeks that a restart looks back", DefaultValueFactory = _ => 10_000 };
        var verb = new Command("stories-restart", "Measures how long a restart takes to know the stories again") { file, count };
        verb.SetAction((r, cancellationToken) => RunAsync(r.GetRequiredValue(file), r.GetValue(count), cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(string path, int count, CancellationToken cancellationToken)
    {
        var reader = new ItemReader();
        var relevant = LabelledItem.ReadUnlabelled(path).Where(i => reader.Read(i).Dossiers.Any(d => d.IsRelevant)).ToList();
        using var file = new ScratchStore();
        var clock = new SimulatedClock(Start);
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddSingleton(reader).AddSqliteStorage(file.Path, scratch: true).AddAlerts(Duration.FromDays(2), 9).BuildServiceProvider();
        await services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
        var items = ActivatorUtilities.CreateInstance<ReplayedItems>(services);
        await items.PrepareAsync(cancellationToken);
        var advance = services.GetRequiredService<AdvanceItems>();
        var step = Duration.FromDays(13.9) / count;
        ItemText Next(int number) => relevant[number % relevant.Count] with
        {
            Id = $"item-{number}",
            Title = $"{relevant[number % relevant.Count].Title} ({number})",
            Url = $"https://news.example/{number}",
            Published = PublicationTime.At(Start + (step * number)),
        };

        for (var number = 0; number < count; number += 500)
        {
            clock.MoveTo(Start + (step * (number + 500)));
            await items.BringInAsync([.. Enumerable.Range(number, Math.Min(500, count - number)).Select(Next)], Start + (step * (number + 500)), cancellationToken);
            await advance.RunAsync(cancellationToken);
        }

        foreach (var isRestart in new[] { false, true, true })
        {
            if (isRestart)
            {
                advance.Forget();
            }

            await items.BringInAsync([Next(count++)], clock.Now, cancellationToken);
            var (watch, spent) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            await advance.RunAsync(cancellationToken);
            Console.WriteLine(FormattableString.Invariant($"{(isRestart ? "the first item after a restart" : "an item of a running process")}: {watch.Elapsed.TotalMilliseconds:N0} ms, {(Process.GetCurrentProcess().TotalProcessorTime - spent).TotalMilliseconds:N0} ms of processor time, {count:N0} items placed"));
        }

        return 0;
    }
}
