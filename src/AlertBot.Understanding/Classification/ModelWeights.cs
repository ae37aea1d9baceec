using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Classification;

/// <summary>What the features count for; fitted by the benchmark project's <c>fit</c> from labelled items, kept as data.</summary>
public sealed record ModelWeights(LinearModel Relevance, ImmutableSortedDictionary<Category, LinearModel> Categories)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static ModelWeights Embedded { get; } = Parse(Resource.Read("Classification.weights.json"));

    public static ModelWeights Parse(string json) => JsonSerializer.Deserialize<ModelWeights>(json, Json)!;

    /// <summary>Each category that is likely enough, and the likeliest when none is: a relevant item is about something.</summary>
    public ImmutableArray<Category> CategoriesOf(IReadOnlyList<int> features, double threshold)
    {
        var likely = Categories
            .Select(c => (Category: c.Key, Probability: c.Value.Probability(features)))
            .OrderByDescending(c => c.Probability)
            .ToList();
        return [.. likely.Where((c, rank) => rank == 0 || c.Probability >= threshold).Select(c => c.Category).Order()];
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
