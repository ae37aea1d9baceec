using System.Text.Json;
using AlertBot.Demo;
using AlertBot.Understanding;
using AlertBot.Understanding.Stories;

namespace AlertBot.Benchmarks.Stories;

/// <summary>A file of items with the story that people say each reports, in order of time.</summary>
internal sealed record LabelledStories(string Name, IReadOnlyList<LabelledReport> Items)
{
    /// <summary>The name of the recorded feeds of the demo, in the place of a file.</summary>
    public const string Recorded = "recorded";

    /// <summary>Behind a file of items without stories: the labels of <c>more-stories.json</c> by id, and only the items that it has.</summary>
    private const string Labels = "+labels";

    public static LabelledStories Read(string path)
    {
        if (path == Recorded)
        {
            return OfRecordedFeeds();
        }

        var reader = new ItemReader();
        if (path.Split(Labels) is [var items, ""])
        {
            var stories = Resource();
            return new LabelledStories(Path.GetFileNameWithoutExtension(items) + Labels, [.. Lines(items, reader, json => stories.GetValueOrDefault(Text(json, "id"))).OrderBy(r => r.Item.Published)]);
        }

        return new LabelledStories(Path.GetFileNameWithoutExtension(path), [.. Lines(path, reader, json => Text(json, "story"))]);
    }

    private static IEnumerable<LabelledReport> Lines(string path, ItemReader reader, Func<JsonElement, string?> storyOf) =>
        from line in File.ReadLines(path)
        where !string.IsNullOrWhiteSpace(line)
        let json = JsonSerializer.Deserialize<JsonElement>(line)
        let story = storyOf(json)
        where story is not null
        select Parse(reader, json, story);

    private static Dictionary<string, string> Resource()
    {
        using var stream = typeof(LabelledStories).Assembly.GetManifestResourceStream("more-stories.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    /// <summary>The summer of the demo: every event in the languages of its feeds.</summary>
    private static LabelledStories OfRecordedFeeds()
    {
        var reader = new ItemReader();
        var items = DemoScript.Feeds
            .SelectMany(feed => feed.Items.Where(i => i.DuplicateOf is null).Select(i => (Item: i, feed.Publisher)))
            .OrderBy(i => i.Item.Published.ToInstant())
            .Select(i => (i.Item, Text: new ItemText(i.Item.Guid, i.Item.Title, i.Item.At(i.Item.VisibleFrom).Body, PublicationTime.At(i.Item.Published), Publisher: i.Publisher)))
            .Select(i => (i.Item, i.Text, Reading: reader.Read(i.Text)))
            .Select(i => new LabelledReport(StoryItem.Of(i.Text, i.Reading), i.Item.Event ?? i.Item.Guid, i.Reading.Language, true, i.Reading.Dossiers.Any(d => d.IsRelevant)));
        return new LabelledStories(Recorded, [.. items]);
    }

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static LabelledReport Parse(ItemReader reader, JsonElement json, string story)
    {
        var published = PublicationTime.TryParse(Text(json, "published"), out var at) ? at : default;
        var item = new ItemText(Text(json, "id"), Text(json, "title"), Text(json, "text"), published, Text(json, "lang"), Text(json, "url"), Text(json, "publisher"));
        var reading = reader.Read(item);
        var labelled = json.TryGetProperty("relevant", out var label);
        return new LabelledReport(StoryItem.Of(item, reading), story, Text(json, "lang"), !labelled || label.GetInt32() == 1, !labelled || reading.Dossiers.Any(d => d.IsRelevant));
    }
}

/// <param name="Counts">False for one labelled irrelevant: nobody asks whether it is grouped rightly.</param>
/// <param name="IsGrouped">As the program does: in a file about a dossier only what is read as relevant to it is grouped.</param>
internal sealed record LabelledReport(StoryItem Item, string Story, string Language, bool Counts, bool IsGrouped)
{
    /// <summary>All reports of a story are on one side of a split.</summary>
    public int Fold(int folds)
    {
        var hash = 2166136261u;
        foreach (var letter in Story)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return (int)(hash % (uint)folds);
    }
}
