using System.CommandLine;
using System.Diagnostics;
using AlertBot.Benchmarks.Fitting;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Benchmarks;

/// <summary><c>speed FILE</c>: how many items a second are read, on one thread and on all.</summary>
internal static class ReadingSpeedVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines of items" };
        var copies = new Option<int>("--dossiers") { Description = "How many copies of the dossiers are followed", DefaultValueFactory = _ => 1 };
        var verb = new Command("speed", "Measures reading") { file, copies };
        verb.SetAction(r => Run(r.GetRequiredValue(file), r.GetValue(copies)));
        return verb;
    }

    private static int Run(string file, int copies)
    {
        var items = LabelledItem.ReadUnlabelled(file).ToList();
        var dossiers = DossierCatalog.Embedded().Dossiers;
        var catalog = new DossierCatalog(Enumerable.Range(0, copies).SelectMany(i => dossiers.Select(d => d with { Id = $"{d.Id}-{i}" })));
        var reader = new ItemReader(catalog);
        items.ForEach(i => reader.Read(i));
        Measure("one thread", items, i => items.ForEach(item => reader.Read(item)));
        Measure("all threads", items, i => Parallel.ForEach(items, item => reader.Read(item)));
        return 0;
    }

    private static void Measure(string name, List<ItemText> items, Action<int> round)
    {
        // What is hot is compiled again while it runs: the first seconds tell more about the compiler than about the reader.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < 3;)
        {
            round(0);
        }

        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var used = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var rounds = 0;
        while (watch.Elapsed.TotalSeconds < 2)
        {
            round(rounds++);
        }

        // Beside other work a machine gives less of itself: what an item costs in processor time says more than what the clock says.
        var (elapsed, cpu) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
        var count = (double)rounds * items.Count;
        var characters = rounds * items.Sum(i => (double)i.Title.Length + i.Text.Length);
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {count / elapsed:N0} items/s, {count / cpu:N0} items/s of processor time, {characters / elapsed / 1e6:N1} M characters/s, {(GC.GetTotalAllocatedBytes(precise: true) - allocated) / count:N0} bytes/item"));
    }
}
