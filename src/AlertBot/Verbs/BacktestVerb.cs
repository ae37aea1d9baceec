using System.CommandLine;
using System.Text.Json;
using AlertBot.Alerts;
using AlertBot.Settings;
using AlertBot.Simulation;
using AlertBot.Understanding;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary><c>alertbot backtest FILE</c>: the alerts that would have been sent over items of the past.</summary>
internal static class BacktestVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines of items, sorted by time; - is standard input" };
        var format = CommonOptions.Format();
        var dossier = new Option<string?>("--dossier") { Description = "Only this dossier" };
        var until = new Option<string?>("--until") { Description = "How far the clock runs, such as 2025-09-10; without it to the last item" };
        var set = new Option<string[]>("--set")
        {
            Description = "Tries a changed setting: KEY=VALUE with a key of the settings (Alerts:MaximumAge=12:00:00), dossier=FILE, relevance=0.6 or category=0.5",
            Arity = ArgumentArity.OneOrMore,
        };
        var verb = new Command("backtest", "Runs the whole pipeline over the items of a file with a simulated clock and prints the alerts that would have been made: tries dossiers, thresholds and settings. What a destination would get of the alerts that were made, /backtest in a chat and the page try")
        {
            file, format, dossier, until, set,
        };
        verb.SetAction((result, cancellationToken) => RunAsync(
            result.GetRequiredValue(file),
            result.GetValue(format) is not null,
            Trial.Of(result.GetValue(set) ?? [], result.GetValue(dossier)),
            Until(result.GetValue(until)),
            cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(string file, bool jsonl, Trial trial, Instant? until, CancellationToken cancellationToken)
    {
        var read = ItemFile.Read(file);
        var reader = new ItemReader(trial.Dossiers);
        var relevant = read.Items.AsParallel().AsOrdered().Where(item => reader.Read(item).Dossiers.Any(d => d.IsRelevant)).OrderBy(i => i.Published.ToInstant()).ToList();
        var kinds = new Dictionary<AlertKind, int>();
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        if (relevant.Count > 0)
        {
            await using var backtest = new Backtest(trial.Settings, reader);
            await backtest.RunAsync(
                relevant,
                until ?? read.Items.Max(i => i.Published.ToInstant()),
                found =>
                {
                    kinds[found.Alert.Kind] = kinds.GetValueOrDefault(found.Alert.Kind) + 1;
                    output.WriteLine(jsonl ? JsonSerializer.Serialize(BacktestLine.Of(found), JsonLines.Options) : Block(found));
                },
                cancellationToken);
        }

        output.Flush();
        if (!jsonl)
        {
            AnsiConsole.Write(Summary(read.Items.Count, relevant.Count, kinds));
        }

        return read.Bad > 0 ? ExitCode.Failed : ExitCode.Success;
    }

    private static string Block(BacktestAlert found) =>
        $"{found.Alert.At:uuuu-MM-dd HH:mm}  {JsonNamingPolicy.KebabCaseLower.ConvertName(found.Alert.Kind.ToString())}\n{found.Text}\n";

    private static Table Summary(int items, int relevant, IReadOnlyDictionary<AlertKind, int> kinds)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("What").AddColumn(new TableColumn("How many").RightAligned());
        table.AddRow("items", $"{items}").AddRow("relevant items", $"{relevant}").AddRow("alerts", $"{kinds.Values.Sum()}");
        foreach (var (kind, count) in kinds.OrderBy(k => k.Key))
        {
            table.AddRow($"  {JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}", $"{count}");
        }

        return table;
    }

    private static Instant? Until(string? text) =>
        text is null ? null
        : PublicationTime.TryParse(text, out var until) ? until.ToInstant()
        : throw new SettingsException([new SettingProblem("--until", $"is '{text}', neither a date nor a moment", "--until 2025-09-10")]);
}

/// <summary>An output line of <c>backtest --format jsonl</c>; scripts rely on its fields.</summary>
internal sealed record BacktestLine(string At, string Alert, AlertKind Kind, string Dossier, string? Story, IReadOnlyList<string> Items, string Text, string Why)
{
    public static BacktestLine Of(BacktestAlert found) => new(
        InstantPattern.General.Format(found.Alert.At),
        found.Alert.Key,
        found.Alert.Kind,
        found.Alert.Dossier,
        found.Alert.Story is { } story ? $"s{story}" : null,
        found.Items,
        found.Text,
        found.Alert.Why);
}
