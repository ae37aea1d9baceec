using System.CommandLine;
using System.Text.Json;
using AlertBot.Understanding;
using AlertBot.Understanding.Stories;

namespace AlertBot.Verbs;

/// <summary><c>alertbot group FILE</c>: reads items in order of time and prints the story of each, decided online.</summary>
internal static class GroupVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines of items, sorted by time; - is standard input" };
        var format = new Option<string?>("--format") { Description = "jsonl prints one JSON object a line" };
        format.AcceptOnlyFromAmong("jsonl");
        var dossier = new Option<string?>("--dossier") { Description = "Group only the items relevant to this dossier" };
        var allTopics = new Option<bool>("--all-topics") { Description = "Group every item, whatever its topic" };
        var verb = new Command("group", "Reads items in order of time and prints the story of each") { file, format, dossier, allTopics };
        verb.SetAction(result => Run(result.GetRequiredValue(file), result.GetValue(dossier), result.GetValue(allTopics)));
        return verb;
    }

    private static int Run(string file, string? dossier, bool allTopics)
    {
        try
        {
            using var lines = JsonLines.Open(file);
            return Group(file, lines, dossier, allTopics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{file} cannot be read: {e.Message}");
            return ExitCode.WrongUse;
        }
    }

    private static int Group(string file, TextReader lines, string? dossier, bool allTopics)
    {
        var grouping = new Grouping(dossier, allTopics);
        var failed = false;
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        foreach (var (number, line) in JsonLines.Read(lines))
        {
            try
            {
                output.WriteLine(JsonSerializer.Serialize(grouping.Place(ItemLine.Parse(line)), JsonLines.Options));
            }
            catch (FormatException e)
            {
                failed = true;
                Console.Error.WriteLine($"{file}, line {number}: {e.Message}");
            }
        }

        return failed ? ExitCode.Failed : ExitCode.Success;
    }

    private sealed class Grouping(string? dossier, bool allTopics)
    {
        private readonly ItemReader _reader = new();
        private readonly StoryGrouper _grouper = new();
        private long _stories;

        public GroupLine Place(ItemText item)
        {
            var reading = _reader.Read(item);
            return allTopics || reading.Dossiers.Any(d => d.IsRelevant && (dossier is null || d.Dossier == dossier))
                ? new GroupLine(item.Id, $"s{_grouper.Place(StoryItem.Of(item, reading), () => ++_stories).Story}")
                : new GroupLine(item.Id, null);
        }
    }
}

/// <summary>An output line of <c>group --format jsonl</c>; scripts rely on its fields.</summary>
internal sealed record GroupLine(string Id, string? Story);
