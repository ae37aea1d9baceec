using System.Collections.Immutable;
using System.Text.Json;
using AlertBot.Understanding;
using AlertBot.Understanding.Classification;

namespace AlertBot.Benchmarks.Fitting;

/// <summary>An item with what people say of it; without a "categories" array it teaches relevance alone.</summary>
internal sealed record LabelledItem(ItemText Item, string Language, bool Relevant, ImmutableArray<Category>? Categories)
{
    /// <summary>Items of one day may report one event: they stay on one side of every split.</summary>
    public int Fold(int folds) => (int)((uint)(Item.Published.Date.GetHashCode() * 2654435761L >> 7) % (uint)folds);

    public static IEnumerable<LabelledItem> ReadAll(string path)
    {
        foreach (var line in File.ReadLines(path).Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            var item = JsonSerializer.Deserialize<JsonElement>(line);
            if (IsRelevant(item) is not { } relevant || !PublicationTime.TryParse(Text(item, "published"), out var published))
            {
                continue;
            }

            yield return new LabelledItem(
                new ItemText(Text(item, "id"), Text(item, "title"), Text(item, "text"), published),
                Text(item, "lang"),
                relevant,
                CategoriesOf(item));
        }
    }

    /// <summary>As the file says, else as an editor of this project said (labels.json); null when nobody did.</summary>
    private static bool? IsRelevant(JsonElement item) => item.TryGetProperty("relevant", out var relevant)
        ? relevant.ValueKind == JsonValueKind.True || (relevant.ValueKind == JsonValueKind.Number && relevant.GetInt32() == 1)
        : Labels.Of(Text(item, "id"));

    public static IEnumerable<ItemText> ReadUnlabelled(string path) =>
        from line in File.ReadLines(path)
        let item = JsonSerializer.Deserialize<JsonElement>(line)
        select new ItemText(Text(item, "id"), Text(item, "title"), Text(item, "text"), PublicationTime.TryParse(Text(item, "published"), out var at) ? at : default);

    private static ImmutableArray<Category>? CategoriesOf(JsonElement item) => item.TryGetProperty("categories", out var categories)
        ? [.. categories.EnumerateArray().Select(c => Enum.Parse<Category>(c.GetString()!, ignoreCase: true))]
        : null;

    private static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
