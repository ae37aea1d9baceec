using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AlertBot.Understanding.Dossiers;

/// <summary>A dossier as its JSON file has it, before anything is checked; <c>dossier.schema.json</c> describes it for editors.</summary>
internal sealed record DossierFile(
    [property: JsonPropertyName("$schema")] string? Schema,
    string? Name,
    Dictionary<string, string>? Names,
    ImmutableArray<string>? Languages,
    ImmutableArray<EntityEntry>? Parties,
    ImmutableArray<EntityEntry>? People,
    ImmutableArray<EntityEntry>? Organisations,
    ImmutableArray<EntityEntry>? Brokers,
    ImmutableArray<EntityEntry>? Supporters,
    ImmutableArray<EntityEntry>? Places,
    Dictionary<string, Dictionary<string, string[]>>? Phrases,
    Dictionary<string, string[]>? Not,
    ThresholdEntry? Thresholds);

internal sealed record EntityEntry(
    string? Name,
    Dictionary<string, string>? Names,
    string? Kind,
    string? Side,
    string? Supports,
    string? Zone,
    bool? Venue,
    ImmutableArray<RoleEntry>? Roles,
    Dictionary<string, string[]>? Spellings);

internal sealed record RoleEntry(string? Title, string? From, string? To);

internal sealed record ThresholdEntry(double? Relevance, double? Category);

/// <summary>A dossier file cannot be used; the message names file, key, problem and a valid example.</summary>
public sealed class DossierException : Exception
{
    public DossierException(string file, string key, string problem, string example, Exception? inner = null)
        : base($"{file}: {key}: {problem}. A valid example: {example}", inner)
    {
        File = file;
        Key = key;
    }

    public string File { get; }

    public string Key { get; }
}
