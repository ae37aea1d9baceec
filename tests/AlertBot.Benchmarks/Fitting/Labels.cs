using System.Text.Json;

namespace AlertBot.Benchmarks.Fitting;

/// <summary>
/// What an editor of this project said of items whose file carries no labels: ids alone, the texts stay where they are. The stream of
/// January 2026 was read this way: everything that an earlier model held for possible, and a sample of the rest.
/// </summary>
internal static class Labels
{
    private static readonly Dictionary<string, bool> ById = Read();

    /// <summary>Null for an item that nobody looked at.</summary>
    public static bool? Of(string id) => ById.TryGetValue(id, out var relevant) ? relevant : null;

    private static Dictionary<string, bool> Read()
    {
        var lists = JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fitting", "labels.json")))!;
        return lists.SelectMany(list => list.Value.Select(id => (id, list.Key == "relevant"))).ToDictionary(l => l.id, l => l.Item2, StringComparer.Ordinal);
    }
}
