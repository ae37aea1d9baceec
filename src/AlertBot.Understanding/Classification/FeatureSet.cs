using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Classification;

/// <summary>All features: every sign by itself in title, lead and body, and the combinations of features.json.</summary>
internal static class FeatureSet
{
    private static readonly JsonSerializerOptions Json = new(DossierLoader.Json) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private static readonly string[] Unused = [SignTable.Not, SignTable.Boilerplate];

    private static readonly string[] OfTheItem = ["home-language", "title-alone"];

    public static ImmutableArray<Feature> All { get; } = [.. Single(), .. Combined()];

    private static IEnumerable<Feature> Single() =>
        from name in SignTable.Names
        where !Unused.Contains(name)
        from scope in new[] { Scope.Title, Scope.Lead, Scope.Body }
        where scope == Scope.Title || !OfTheItem.Contains(name)
        select new Feature($"{Lower(scope)}: {name}", scope, [SignTable.Of(name)], Sign.None);

    private static IEnumerable<Feature> Combined()
    {
        var file = JsonSerializer.Deserialize<FeatureFile>(Resource.Read("Classification.features.json"), Json)!;
        return from entry in file.Combinations
               from scope in entry.Scopes
               select new Feature(
                   $"{Lower(scope)}: {entry.Name}",
                   scope,
                   [.. entry.All.Select(names => Union(names, file.Groups))],
                   Union(entry.None ?? [], file.Groups));
    }

    private static Sign Union(IEnumerable<string> names, Dictionary<string, string[]> groups) =>
        names.Aggregate(Sign.None, (union, name) => union | (groups.TryGetValue(name, out var members) ? Union(members, groups) : SignTable.Of(name)));

    private static string Lower(Scope scope) => JsonNamingPolicy.CamelCase.ConvertName(scope.ToString());

    private sealed record FeatureFile(Dictionary<string, string[]> Groups, ImmutableArray<CombinationEntry> Combinations);

    private sealed record CombinationEntry(string Name, Scope[] Scopes, string[][] All, string[]? None);
}
