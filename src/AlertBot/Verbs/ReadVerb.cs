using System.CommandLine;
using System.Text.Json;
using AlertBot.Understanding;

namespace AlertBot.Verbs;

/// <summary><c>alertbot read FILE</c>: reads items and prints what AlertBot understands of each.</summary>
internal static class ReadVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines of items; - is standard input" };
        var format = new Option<string?>("--format") { Description = "jsonl prints one JSON object a line" };
        format.AcceptOnlyFromAmong("jsonl");
        var dossier = new Option<string?>("--dossier") { Description = "Only this dossier" };
        var allTopics = new Option<bool>("--all-topics") { Description = "Read deadlines whatever the topic" };
        var verb = new Command("read", "Reads items and prints what AlertBot understands of each") { file, format, dossier, allTopics };
        verb.SetAction(result => Run(result.GetRequiredValue(file), result.GetValue(dossier), result.GetValue(allTopics)));
        return verb;
    }

    private static int Run(string file, string? dossier, bool allTopics)
    {
        var reader = new ItemReader();
        var failed = false;
        using var lines = JsonLines.Open(file);
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        foreach (var (number, line) in JsonLines.Read(lines))
        {
            try
            {
                var item = ItemLine.Parse(line);
                output.WriteLine(JsonSerializer.Serialize(ReadingLine.Of(item.Id, reader.Read(item), dossier, allTopics), JsonLines.Options));
            }
            catch (FormatException e)
            {
                failed = true;
                Console.Error.WriteLine($"{file}, line {number}: {e.Message}");
            }
        }

        return failed ? ExitCode.Failed : ExitCode.Success;
    }
}
