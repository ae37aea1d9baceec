using System.Collections.Immutable;
using System.Text.Json;
using AlertBot.Understanding.Classification;

namespace AlertBot.Benchmarks.Fitting;

/// <summary>
/// What an editor of this project said of items whose file carries no labels: ids alone, the texts stay where they are. The stream of
/// January 2026 was read this way (everything that an earlier model held for possible, and a sample of the rest), the items of the
/// deadline sets, and the categories of the items of the story sets.
/// </summary>
internal static class Labels
{
    private static readonly LabelFile File = Read();

    private static readonly Dictionary<string, bool> ById =
        File.Relevant.Select(id => (id, true)).Concat(File.Other.Select(id => (id, false))).ToDictionary(l => l.id, l => l.Item2, StringComparer.Ordinal);

    /// <summary>Null for an item that nobody looked at.</summary>
    public static bool? Of(string id) => ById.TryGetValue(id, out var relevant) ? relevant : null;

    public static ImmutableArray<Category>? CategoriesOf(string id) =>
        File.Categories.TryGetValue(id, out var names) ? [.. names.Split(',').Select(n => Enum.Parse<Category>(n, ignoreCase: true))] : null;

    private static LabelFile Read() =>
        JsonSerializer.Deserialize<LabelFile>(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fitting", "labels.json")), JsonSerializerOptions.Web)!;

    private sealed record LabelFile(string[] Relevant, string[] Other, Dictionary<string, string> Categories);
}
