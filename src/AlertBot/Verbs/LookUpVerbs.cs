using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AlertBot.Storage;
using NodaTime.Text;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary><c>alertbot stories</c>, and how lists of the store are shown.</summary>
internal static class LookUpVerbs
{
    private const int MostStories = 50;

    public static Command Stories()
    {
        var (settings, format) = (CommonOptions.Settings(), CommonOptions.Format());
        var story = new Argument<string?>("STORY") { Description = "s12 shows the items of story 12; without it the newest stories", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command("stories", "The stories, or the items of one") { story, settings, format };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, _) => await StoriesAsync(services.GetRequiredService<IStoreViews>(), result.GetValue(story), result.GetValue(format) is not null, cancellationToken),
            cancellationToken));
        return verb;
    }

    private static async Task<int> StoriesAsync(IStoreViews views, string? story, bool json, CancellationToken cancellationToken)
    {
        if (story is null)
        {
            var stories = await views.StoriesAsync(MostStories, cancellationToken);
            Show(stories, json, ["Story", "Updated", "Items", "Publishers", "Title"], s => [$"s{s.Id}", Time(s.Updated), $"{s.Items}", $"{s.Publishers}", s.Title]);
            return ExitCode.Success;
        }

        if (!long.TryParse(story.TrimStart('s'), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || await views.StoryAsync(id, cancellationToken) is not [_, ..] items)
        {
            Console.Error.WriteLine($"There is no story {story}; alertbot stories lists them.");
            return ExitCode.Failed;
        }

        Show(items, json, ["Published", "Publisher", "Title", "Why"], i => [Time(i.Published), i.Publisher, i.Title, i.Decision ?? ""]);
        return ExitCode.Success;
    }

    public static void Show<T>(IEnumerable<T> rows, bool json, string[] columns, Func<T, string[]> cells)
    {
        if (json)
        {
            foreach (var row in rows)
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(row, StoreLines));
            }

            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns(columns);
        foreach (var row in rows)
        {
            table.AddRow([.. cells(row).Select(Markup.Escape)]);
        }

        AnsiConsole.Write(table);
    }

    public static string Time(NodaTime.Instant instant) => instant.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static readonly JsonSerializerOptions StoreLines = new(JsonLines.Options) { Converters = { new InstantText() } };

    private sealed class InstantText : System.Text.Json.Serialization.JsonConverter<NodaTime.Instant>
    {
        public override NodaTime.Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.General.Parse(reader.GetString() ?? "").GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, NodaTime.Instant value, JsonSerializerOptions options) => writer.WriteStringValue(InstantPattern.General.Format(value));
    }
}
