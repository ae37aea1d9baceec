using System.Text.Json;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Stories.Comparing;

/// <summary>What each sign counts for (log-odds), fitted by the benchmark project's <c>stories fit</c> and kept as data.</summary>
/// <param name="JoinFrom">Log-odds from which an item joins a story.</param>
/// <param name="FollowUpFrom">Log-odds from which a new story carries on an older one.</param>
/// <param name="Followed">What is added to the weights between two items of a followed negotiation: its news comes slower and is alike for days.</param>
internal sealed record StoryWeights(double JoinFrom, double FollowUpFrom, double Bias, SortedDictionary<string, double> Weights, SortedDictionary<string, double> Followed)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    // Not to be changed by "with", which would leave the two arrays as they are.
    public SortedDictionary<string, double> Weights { get; } = Weights;

    public SortedDictionary<string, double> Followed { get; } = Followed;

    private readonly double[] _general = [.. Enum.GetValues<Sign>().Select(s => Weights.GetValueOrDefault(NameOf(s)))];
    private readonly double[] _followed = [.. Enum.GetValues<Sign>().Select(s => Weights.GetValueOrDefault(NameOf(s)) + Followed.GetValueOrDefault(NameOf(s)))];

    public static StoryWeights Embedded { get; } = Parse(Resource.Read("Stories.weights.json"));

    public static StoryWeights Parse(string json) => JsonSerializer.Deserialize<StoryWeights>(json, Json)!;

    public static string NameOf(Sign sign) => JsonNamingPolicy.CamelCase.ConvertName(sign.ToString());

    public double LogOdds(ReadOnlySpan<double> signs)
    {
        var sum = Bias;
        var weights = For(signs);
        for (var i = 0; i < signs.Length; i++)
        {
            sum += signs[i] * weights[i];
        }

        return sum;
    }

    /// <summary>What one sign added to the log-odds.</summary>
    public double Share(Sign sign, ReadOnlySpan<double> signs) => signs[(int)sign] * For(signs)[(int)sign];

    private double[] For(ReadOnlySpan<double> signs) => signs[(int)Sign.Followed] > 0 ? _followed : _general;

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
