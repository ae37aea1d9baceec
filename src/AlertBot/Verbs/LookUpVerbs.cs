using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AlertBot.Chat.Composing;
using AlertBot.Storage;
using AlertBot.Understanding.Deadlines;
using NodaTime.Text;
using Spectre.Console;

namespace AlertBot.Verbs;

/// <summary><c>alertbot deadlines</c> and <c>alertbot stories</c>: what the store knows.</summary>
internal static class LookUpVerbs
{
    private const int MostStories = 50;

    public static Command Deadlines()
    {
        var (settings, format) = (CommonOptions.Settings(), CommonOptions.Format());
        var all = new Option<bool>("--all") { Description = "The closed ones too" };
        var verb = new Command("deadlines", "The ledger of deadlines with their revisions") { settings, format, all };
        verb.SetAction((result, cancellationToken) => OpenStore.RunAsync(
            result.GetValue(settings),
            async (services, _) =>
            {
                var entries = await services.GetRequiredService<IStoreViews>().DeadlinesAsync(result.GetValue(all), cancellationToken);
                Show(entries.Select(DeadlineRowLine.Of), result.GetValue(format) is not null, ["Due", "Before", "Kind", "State", "Set by", "What"], d => [d.Due, string.Join(", ", d.Before), d.Kind.ToString(), d.State.ToString(), d.SetBy ?? "", d.Action ?? d.Quote]);
                return ExitCode.Success;
            },
            cancellationToken));
        return verb;
    }

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

    private static void Show<T>(IEnumerable<T> rows, bool json, string[] columns, Func<T, string[]> cells)
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

    private static string Time(NodaTime.Instant instant) => instant.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static readonly JsonSerializerOptions StoreLines = new(JsonLines.Options) { Converters = { new InstantText() } };

    private sealed class InstantText : System.Text.Json.Serialization.JsonConverter<NodaTime.Instant>
    {
        public override NodaTime.Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.General.Parse(reader.GetString() ?? "").GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, NodaTime.Instant value, JsonSerializerOptions options) => writer.WriteStringValue(InstantPattern.General.Format(value));
    }

    /// <summary>An output line of <c>deadlines --format jsonl</c>.</summary>
    private sealed record DeadlineRowLine(
        long Id,
        string Dossier,
        DeadlineKind Kind,
        string Due,
        IReadOnlyList<string> Before,
        LedgerState State,
        string? SetBy,
        string? Addressee,
        string? Action,
        string Quote,
        string Arithmetic,
        IReadOnlyList<string> Sources)
    {
        public static DeadlineRowLine Of(LedgerEntry entry)
        {
            var statement = entry.History.LastOrDefault(r => r.Statement is not null && r.Due == entry.Due)?.Statement;
            return new DeadlineRowLine(
                entry.Id,
                entry.Dossier,
                entry.Kind,
                Window(entry.Due),
                [.. entry.Superseded.Select(Window)],
                entry.State,
                entry.SetBy,
                entry.Addressee,
                entry.Action,
                statement?.Quote ?? "",
                statement?.Arithmetic ?? "",
                [.. entry.History.Select(r => r.Source?.Url).OfType<string>().Distinct()]);
        }

        private static string Window(DueWindow due) => Localizer.For("en").Window(due);
    }
}
