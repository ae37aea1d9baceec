using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AlertBot.Benchmarks.Parsing;

/// <summary><c>parse [FOLDER]</c>: megabytes a second on one thread, for a sound feed and for the files of a folder, by BenchmarkDotNet.</summary>
internal static class ParseSpeedVerb
{
    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER") { Description = "Feeds to measure besides the sound one", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("parse", "Measures the parsing of feeds") { folder };
        verb.SetAction(r => Run(r.GetValue(folder)));
        return verb;
    }

    private static int Run(string? folder)
    {
        ParsingBenchmarks.Folder = folder;
        Console.WriteLine("Parsing for about a minute ...");
        var runs = BenchmarkRunner.Run<ParsingBenchmarks>(Config());
        MarkdownExporter.Console.ExportToLog(runs, ConsoleLogger.Default);
        return runs.HasCriticalValidationErrors ? 1 : 0;
    }

    /// <summary>In this process, so that the collector is the program's; what it writes beside the table goes to the folder for temporary files.</summary>
    private static ManualConfig Config() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(8))
        .AddColumn(TargetMethodColumn.Method, StatisticColumn.Mean, StatisticColumn.StdDev, new MegabytesPerSecondColumn())
        .AddColumnProvider(DefaultColumnProviders.Params)
        .AddLogger(NullLogger.Instance)
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Metrics)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "alertbot-benchmarks"));
}
