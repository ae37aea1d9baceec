using System.CommandLine;
using System.Text.Json;
using AlertBot.Settings;
using AlertBot.Understanding;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary><c>alertbot read FILE</c>: reads items and prints what AlertBot understands of each.</summary>
internal static class ReadVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines of items; - is standard input" };
        var format = CommonOptions.Format();
        var dossier = new Option<string?>("--dossier") { Description = "Only this dossier: its name, or a dossier file to try" };
        var allTopics = new Option<bool>("--all-topics") { Description = "Read deadlines whatever the topic" };
        var verb = new Command("read", "Reads items and prints what AlertBot understands of each") { file, format, dossier, allTopics };
        verb.SetAction(result => Run(result.GetRequiredValue(file), result.GetValue(format), result.GetValue(dossier), result.GetValue(allTopics)));
        return verb;
    }

    private static int Run(string file, string? format, string? dossier, bool allTopics)
    {
        ItemReader reader;
        try
        {
            (reader, dossier) = Reader(dossier);
        }
        catch (SettingsException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.WrongUse;
        }

        var failed = false;
        using var lines = JsonLines.Open(file);
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        var view = format is null ? new ReadingView(AnsiConsole.Console) : null;
        foreach (var (number, line) in JsonLines.Read(lines))
        {
            try
            {
                var item = ItemLine.Parse(line);
                var reading = reader.Read(item, allTopics);
                view?.Show(item, reading, dossier, allTopics);
                if (view is null)
                {
                    output.WriteLine(JsonSerializer.Serialize(ReadingLine.Of(item.Id, reading, dossier, allTopics), JsonLines.Options));
                }
            }
            catch (FormatException e)
            {
                failed = true;
                Console.Error.WriteLine($"{file}, line {number}: {e.Message}");
            }
        }

        return failed ? ExitCode.Failed : ExitCode.Success;
    }

    /// <summary>A dossier that ships is named; one that is being written is a file.</summary>
    private static (ItemReader Reader, string? Dossier) Reader(string? dossier) => dossier?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true
        ? (new ItemReader(DossierFolder.Load(folder: null, [dossier])), Path.GetFileNameWithoutExtension(dossier))
        : (new ItemReader(), dossier);
}
