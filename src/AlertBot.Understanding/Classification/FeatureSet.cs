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

    private static readonly string[] OfTheItem = ["home-language", "title-alone", "text-insists", "text-silent"];

    private static readonly FeatureFile File = JsonSerializer.Deserialize<FeatureFile>(Resource.Read("Classification.features.json"), Json)!;

    public static ImmutableArray<Feature> All { get; } = [.. Single(), .. Combined()];

    private static readonly int[][] SingleByScope = [.. Enum.GetValues<Scope>().Select(NumbersOfSingle)];

    private static readonly int[][] CombinedByScope = [.. Enum.GetValues<Scope>().Select(NumbersOfCombined)];

    /// <summary>By the number of a sign: the number of the feature that asks for it alone in this scope, or -1.</summary>
    public static ReadOnlySpan<int> SingleOf(Scope scope) => SingleByScope[(int)scope];

    /// <summary>The numbers of the features that combine signs in this scope.</summary>
    public static ReadOnlySpan<int> CombinedOf(Scope scope) => CombinedByScope[(int)scope];

    /// <summary>Signs of what an item can be about.</summary>
    public static Sign Subject { get; } = Group("subject");

    /// <summary>Who acts in it.</summary>
    public static Sign Actor { get; } = Group("actor");

    /// <summary>Subjects that are sure to be others.</summary>
    public static Sign Elsewhere { get; } = Group("elsewhere");

    /// <summary>What a negotiation is about, and the talking itself.</summary>
    public static Sign Substance { get; } = Group("substance");

    /// <summary>Every sign of talks, terms or contacts.</summary>
    public static Sign Positive { get; } = Group("positive");

    public static Sign Talking { get; } = Group("talking");

    public static Sign Mover { get; } = Group("mover");

    private static Sign Group(string name) => Union([name], File.Groups);

    private static int[] NumbersOfSingle(Scope scope)
    {
        var numbers = new int[SignTable.Names.Length];
        for (var sign = 0; sign < numbers.Length; sign++)
        {
            var name = SingleName(scope, SignTable.Names[sign]);
            numbers[sign] = All.ToList().FindIndex(f => f.Name == name);
        }

        return numbers;
    }

    private static int[] NumbersOfCombined(Scope scope) =>
        [.. Enumerable.Range(0, All.Length).Where(i => All[i].Scope == scope && !SingleByScope[(int)scope].Contains(i))];

    private static string SingleName(Scope scope, string sign) => $"{Lower(scope)}: {sign}";

    private static IEnumerable<Feature> Single() =>
        from name in SignTable.Names
        where !Unused.Contains(name)
        from scope in new[] { Scope.Title, Scope.Lead, Scope.Body }
        where scope == Scope.Title || !OfTheItem.Contains(name)
        select new Feature(SingleName(scope, name), scope, [SignTable.Of(name)], Sign.None);

    private static IEnumerable<Feature> Combined()
    {
        return from entry in File.Combinations
               from scope in entry.Scopes
               select new Feature(
                   $"{Lower(scope)}: {entry.Name}",
                   scope,
                   [.. entry.All.Select(names => Union(names, File.Groups))],
                   Union(entry.None ?? [], File.Groups));
    }

    private static Sign Union(IEnumerable<string> names, Dictionary<string, string[]> groups) =>
        names.Aggregate(Sign.None, (union, name) => union | (groups.TryGetValue(name, out var members) ? Union(members, groups) : SignTable.Of(name)));

    private static string Lower(Scope scope) => JsonNamingPolicy.CamelCase.ConvertName(scope.ToString());

    private sealed record FeatureFile(Dictionary<string, string[]> Groups, ImmutableArray<CombinationEntry> Combinations);

    private sealed record CombinationEntry(string Name, Scope[] Scopes, string[][] All, string[]? None);
}
