using AlertBot.Understanding.Stories.Features;

namespace AlertBot.Understanding.Stories.Words;

/// <summary>What the names of the vocabulary are: people and places, whose side a person stands on, and which events are talks.</summary>
internal sealed class NameKinds
{
    private readonly HashSet<string> _people;
    private readonly HashSet<string> _places;
    private readonly HashSet<string> _media;
    private readonly HashSet<string> _talks;
    private readonly HashSet<string> _topics;
    private readonly HashSet<string> _quiet;
    private readonly HashSet<string> _about;
    private readonly HashSet<string> _ahead;
    private readonly HashSet<string> _joins;
    private readonly HashSet<string> _aides;
    private readonly List<string> _toCome;
    private readonly HashSet<string> _denies;
    private readonly HashSet<string> _compares;
    private readonly HashSet<string> _connects;
    private readonly HashSet<string> _fighting;
    private readonly HashSet<string> _negotiating;
    private readonly Dictionary<string, string> _sides;

    private NameKinds(KindFile file)
    {
        _people = Set(file.People);
        _places = Set(file.Places);
        _media = Set(file.Media);
        _talks = Set(file.Talks);
        _topics = Set(file.Topics);
        _quiet = Set(file.Quiet);
        _about = Set(file.About);
        _ahead = Set(file.Ahead);
        _joins = Set(file.Joins);
        _aides = Set(file.Aides);
        _toCome = Beginnings(file.ToCome);
        _denies = Set(file.Denies);
        _compares = Set(file.Compares);
        _connects = Set(file.Connects);
        _fighting = Set(file.Fighting);
        _negotiating = Set(file.Negotiating);
        _sides = file.Sides.SelectMany(side => side.Value.Split(' ').Select(name => (name, side.Key))).ToDictionary(s => s.name, s => s.Key, StringComparer.Ordinal);
    }

    public static NameKinds Default { get; } = new(WordFile.Load<KindFile>("kinds"));

    public FeatureKind Of(string name, bool core) =>
        _people.Contains(name) ? FeatureKind.Person
        : _places.Contains(name) ? FeatureKind.Place
        : core ? FeatureKind.CoreName
        : FeatureKind.Name;

    /// <summary>The country or body that a name acts for: itself when it is one.</summary>
    public string SideOf(string name) => _sides.GetValueOrDefault(name, name);

    /// <summary>Who reports is not who acts.</summary>
    public bool IsMedia(string name) => _media.Contains(name);

    /// <summary>Talks, meetings, calls, delegations.</summary>
    public bool IsTalks(string concept) => _talks.Contains(concept);

    /// <summary>In "the Ukraine plan" the country is a topic, not an actor.</summary>
    public bool IsTopic(string concept) => _topics.Contains(concept);

    /// <summary>Says nothing of what the actor did.</summary>
    public bool IsQuiet(string concept) => _quiet.Contains(concept);

    /// <summary>"On Ukraine", "щодо України": what follows is a topic.</summary>
    public bool IntroducesTopic(string word) => _about.Contains(word);

    /// <summary>"Trump and Putin", "Путін з Трампом".</summary>
    public bool JoinsNames(string word) => _joins.Contains(word);

    /// <summary>"Will", "відбудеться": what the title tells of is to come.</summary>
    public bool LooksAhead(string word) => _ahead.Contains(word);

    /// <summary>Envoys, advisers, delegations: who acts for somebody.</summary>
    public bool IsAide(string concept) => _aides.Contains(concept);

    public bool IsPerson(string name) => _people.Contains(name);

    /// <summary>"Planned", "to speak": a call that was not made yet.</summary>
    public bool IsToCome(string word) => Begins(word, _toCome);

    /// <summary>"No", "не": before a call, it was not made.</summary>
    public bool Denies(string word) => _denies.Contains(word);

    /// <summary>"Later", "раніше": behind "no" or "не" it says when, and denies nothing.</summary>
    public bool Compares(string word) => _compares.Contains(word);

    /// <summary>"As", "після": another clause begins.</summary>
    public bool Connects(string word) => _connects.Contains(word);

    /// <summary>Strikes, drones, battles: what the war does, whatever is negotiated.</summary>
    public bool IsFighting(string concept) => _fighting.Contains(concept);

    /// <summary>Talks, plans, exchanges: what a negotiation is about.</summary>
    public bool IsNegotiating(string concept) => _negotiating.Contains(concept);

    private static bool Begins(string word, List<string> beginnings) =>
        beginnings.Exists(b => b[^1] == '*' ? word.StartsWith(b[..^1], StringComparison.Ordinal) : word == b);

    private static List<string> Beginnings(string words) => [.. words.Split(' ')];

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);

    internal sealed record KindFile(
        [property: System.Text.Json.Serialization.JsonPropertyName("people")] string People,
        [property: System.Text.Json.Serialization.JsonPropertyName("ahead")] string Ahead,
        [property: System.Text.Json.Serialization.JsonPropertyName("joins")] string Joins,
        [property: System.Text.Json.Serialization.JsonPropertyName("aides")] string Aides,
        [property: System.Text.Json.Serialization.JsonPropertyName("toCome")] string ToCome,
        [property: System.Text.Json.Serialization.JsonPropertyName("denies")] string Denies,
        [property: System.Text.Json.Serialization.JsonPropertyName("compares")] string Compares,
        [property: System.Text.Json.Serialization.JsonPropertyName("connects")] string Connects,
        [property: System.Text.Json.Serialization.JsonPropertyName("fighting")] string Fighting,
        [property: System.Text.Json.Serialization.JsonPropertyName("negotiating")] string Negotiating,
        [property: System.Text.Json.Serialization.JsonPropertyName("places")] string Places,
        [property: System.Text.Json.Serialization.JsonPropertyName("media")] string Media,
        [property: System.Text.Json.Serialization.JsonPropertyName("talks")] string Talks,
        [property: System.Text.Json.Serialization.JsonPropertyName("topics")] string Topics,
        [property: System.Text.Json.Serialization.JsonPropertyName("quiet")] string Quiet,
        [property: System.Text.Json.Serialization.JsonPropertyName("about")] string About,
        [property: System.Text.Json.Serialization.JsonPropertyName("sides")] Dictionary<string, string> Sides);
}
