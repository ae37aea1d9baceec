using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AlertBot.Understanding;
using AlertBot.Understanding.Classification;

namespace AlertBot.Benchmarks.Fitting;

/// <summary>An item with what people say of it; without a "categories" array it teaches relevance alone.</summary>
internal sealed record LabelledItem(ItemText Item, string Language, bool Relevant, ImmutableArray<Category>? Categories)
{
    /// <summary>The publisher of invented items.</summary>
    public const string Example = "example";

    public bool IsExample => Item.Publisher == Example;

    /// <summary>Invented headlines count for less than real ones, and what two labellings agreed on for more than what one reader said.</summary>
    public double Weight => IsExample ? Examples.Weight : IsAgreed ? 1.5 : 1;

    /// <summary>Two labellings agreed on what a file carries with its categories; labels.json is one reader's.</summary>
    public bool IsAgreed { get; init; }

    public double CategoryWeight => IsExample || IsAgreed ? 1 : 0.3;

    /// <summary>Invented items are no sample of the news: what part of them is relevant must not be learned.</summary>
    public string? Offset => IsExample ? Language : null;

    /// <summary>Items of one day may report one event: they stay on one side of every split.</summary>
    public int FoldByDay(int folds) => Fold(Item.Published.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), folds);

    /// <summary>A publisher's month stays on one side: what was learned must hold for voices and times that were not seen.</summary>
    public int FoldByPublisher(int folds) => Fold(Item.Publisher + Item.Published.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture), folds);

    private static int Fold(string group, int folds)
    {
        var hash = 2166136261u;
        foreach (var letter in group)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return (int)((hash >> 8) % (uint)folds);
    }

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
                new ItemText(Text(item, "id"), Text(item, "title"), Text(item, "text"), published, Publisher: Text(item, "publisher")),
                Text(item, "lang"),
                relevant,
                CategoriesOf(item))
            {
                IsAgreed = item.TryGetProperty("categories", out _),
            };
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
        : Labels.CategoriesOf(Text(item, "id"));

    private static string Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
