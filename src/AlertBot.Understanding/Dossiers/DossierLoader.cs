using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlertBot.Understanding.Text;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Understanding.Dossiers;

/// <summary>Reads and checks a dossier's JSON.</summary>
internal sealed class DossierLoader(string file, Lexicon lexicon)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly string[] Languages = ["en", "uk", "ru"];

    private readonly List<Entity> _entities = [];

    /// <exception cref="DossierException">Something in it cannot be used.</exception>
    public Dossier Load(string json)
    {
        var read = Parse(json);
        var parties = read.Parties ?? [];
        if (parties.Length < 2)
        {
            throw Fault("parties", $"a negotiation has at least two, here are {parties.Length}", """[{"name": "Ukraine", "spellings": {"en": ["Ukrain*"]}}, ...]""");
        }

        AddAll("parties", parties, (_, entry) => (EntityKind.Party, entry.Name));
        AddAll("people", read.People, (key, entry) => (Kind(key, entry, EntityKind.Official), Side(key, entry)));
        AddAll("organisations", read.Organisations, (key, entry) => (EntityKind.Organisation, Side(key, entry)));
        AddAll("brokers", read.Brokers, (key, entry) => (Kind(key, entry, EntityKind.Broker), null));
        AddAll("supporters", read.Supporters, (key, entry) => (Kind(key, entry, EntityKind.Supporter), null));
        AddAll("places", read.Places, (_, entry) => (entry.Venue == true ? EntityKind.Venue : EntityKind.Place, null));
        return new Dossier(
            Path.GetFileNameWithoutExtension(file),
            read.Name ?? throw Fault("name", "missing", "\"Ukraine-Russia talks\""),
            HomeLanguages(read.Languages ?? []),
            [.. _entities],
            Phrases(read.Phrases),
            Patterns("not", read.Not, mayBeEmpty: true),
            Limits(read.Thresholds))
        {
            Names = Names("names", read.Names),
        };
    }

    private DossierFile Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<DossierFile>(json, Json) ?? throw Fault("$", "empty", "{\"name\": ...}");
        }
        catch (JsonException e)
        {
            throw new DossierException(file, e.Path ?? "$", $"not a dossier, line {e.LineNumber + 1}: {e.Message}", "see docs/dossiers.md", e);
        }
    }

    private void AddAll(string list, ImmutableArray<EntityEntry>? entries, Func<string, EntityEntry, (EntityKind Kind, string? Side)> place)
    {
        foreach (var (entry, index) in (entries ?? []).Select((entry, index) => (entry, index)))
        {
            var key = $"{list}[{index}]";
            var name = entry.Name ?? throw Fault(key + ".name", "missing", "\"Rustem Umerov\"");
            if (_entities.Exists(e => e.Name == name))
            {
                throw Fault(key + ".name", $"\"{name}\" is there already", "one entry with all spellings");
            }

            var (kind, side) = place(key, entry);
            _entities.Add(new Entity(name, kind, side, PartyOf(key + ".supports", entry.Supports), Zone(key, entry), Roles(key, entry), Patterns(key + ".spellings", entry.Spellings)) { Names = Names(key + ".names", entry.Names) });
        }
    }

    private ImmutableDictionary<string, string> Names(string key, Dictionary<string, string>? names) => (names ?? []).ToImmutableDictionary(
        n => n.Key is "uk" or "ru" ? n.Key : throw Fault($"{key}.{n.Key}", "not a language that the English name is translated to", """{"uk": "Рустем Умєров", "ru": "Рустем Умеров"}"""),
        n => string.IsNullOrWhiteSpace(n.Value) ? throw Fault($"{key}.{n.Key}", "empty", "\"Рустем Умєров\"") : n.Value.Trim());

    private ImmutableArray<string> HomeLanguages(ImmutableArray<string> languages) =>
        languages.FirstOrDefault(l => !Languages.Contains(l)) is { } unknown ? throw Fault("languages", $"\"{unknown}\" is not read", "[\"uk\", \"ru\"]") : languages;

    private EntityKind Kind(string key, EntityEntry entry, EntityKind otherwise)
    {
        if (entry.Kind is null)
        {
            return otherwise;
        }

        return Enum.TryParse<EntityKind>(entry.Kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind)
            ? kind
            : throw Fault(key + ".kind", $"\"{entry.Kind}\" is unknown", "\"leader\", \"negotiator\", \"official\", \"broker-leader\", \"broker-envoy\" or \"supporter-leader\"");
    }

    private string? Side(string key, EntityEntry entry) => PartyOf(key + ".side", entry.Side);

    private string? PartyOf(string key, string? name)
    {
        var parties = _entities.Where(e => e.Kind == EntityKind.Party).Select(e => e.Name).ToList();
        return name is null || parties.Contains(name) ? name : throw Fault(key, $"\"{name}\" is not a party", $"\"{parties[0]}\"");
    }

    private DateTimeZone? Zone(string key, EntityEntry entry) => entry.Zone is null
        ? null
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(entry.Zone) ?? throw Fault(key + ".zone", $"\"{entry.Zone}\" is not a time zone", "\"Europe/Kyiv\"");

    private ImmutableArray<RoleSpan> Roles(string key, EntityEntry entry) =>
        [.. (entry.Roles ?? []).Select(r => new RoleSpan(
            r.Title ?? throw Fault(key + ".roles", "a role without title", """[{"title": "Foreign minister", "from": "2024-09-05"}]"""),
            Date(key + ".roles.from", r.From),
            Date(key + ".roles.to", r.To)))];

    private LocalDate? Date(string key, string? text) => text is null
        ? null
        : LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? date : throw Fault(key, $"\"{text}\" is not a date", "\"2025-07-18\"");

    private ImmutableDictionary<string, ImmutableArray<string>> Phrases(Dictionary<string, Dictionary<string, string[]>>? phrases) =>
        (phrases ?? []).ToImmutableDictionary(
            p => lexicon.Knows(p.Key) ? p.Key : throw Fault("phrases", $"\"{p.Key}\" is no concept", "one of " + string.Join(", ", lexicon.Concepts)),
            p => Patterns("phrases." + p.Key, p.Value));

    private ImmutableArray<string> Patterns(string key, Dictionary<string, string[]>? byLanguage, bool mayBeEmpty = false)
    {
        foreach (var (language, patterns) in byLanguage ?? [])
        {
            if (!Languages.Contains(language))
            {
                throw Fault($"{key}.{language}", "unknown language", "\"en\", \"uk\" or \"ru\"");
            }

            foreach (var pattern in patterns)
            {
                Check($"{key}.{language}", pattern);
            }
        }

        ImmutableArray<string> all = [.. (byLanguage ?? []).SelectMany(l => l.Value)];
        return all.IsEmpty && !mayBeEmpty ? throw Fault(key, "without a single spelling nothing is found", """{"en": ["Umerov"], "uk": ["Умєров*"], "ru": ["Умеров*"]}""") : all;
    }

    private void Check(string key, string pattern)
    {
        try
        {
            _ = new PhrasePattern(pattern).Variants();
        }
        catch (FormatException e)
        {
            throw new DossierException(file, key, e.Message, "\"{peace,ceasefire} talks\", \"перемов*\"", e);
        }
    }

    private Thresholds Limits(ThresholdEntry? entry)
    {
        var limits = new Thresholds(entry?.Relevance ?? Thresholds.Default.Relevance, entry?.Category ?? Thresholds.Default.Category);
        return limits is { Relevance: > 0 and < 1, Category: > 0 and < 1 }
            ? limits
            : throw Fault("thresholds", "a threshold lies between 0 and 1", """{"relevance": 0.5, "category": 0.4}""");
    }

    private DossierException Fault(string key, string problem, string example) => new(file, key, problem, example);
}
