using System.Collections.Immutable;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Classification;

/// <summary>The names of all signs: kinds of entities, what follows from several of them, concepts of the lexicon.</summary>
internal static class SignTable
{
    public const string Not = "not";
    public const string Boilerplate = "boilerplate";

    private static readonly ImmutableArray<string> Entities =
        ["party", "leader", "negotiator", "official", "organisation", "broker", "broker-leader", "broker-envoy", "supporter", "supporter-leader", "venue", "place"];

    private static readonly ImmutableArray<string> Derived = ["both-parties", "two-leaders", "across-lines", "attributed", "question", "own-phrase", "home-language", "title-alone", "text-insists", "text-silent"];

    public static ImmutableArray<string> Names { get; } = [.. Entities, .. Derived, .. Lexicon.Embedded.Concepts];

    private static readonly ImmutableDictionary<string, Sign> ByName =
        Names.Select((name, index) => (name, index)).ToImmutableDictionary(n => n.name, n => Sign.Bit(n.index));

    public static Sign BothParties { get; } = Of("both-parties");

    public static Sign TwoLeaders { get; } = Of("two-leaders");

    /// <summary>A party's leader beside the leader of a state that stands behind another party.</summary>
    public static Sign AcrossLines { get; } = Of("across-lines");

    /// <summary>"Name: words" or "words — Name": somebody said this.</summary>
    public static Sign Attributed { get; } = Of("attributed");

    public static Sign OtherConflict { get; } = Of("other-conflict");

    public static Sign Question { get; } = Of("question");

    public static Sign OwnPhrase { get; } = Of("own-phrase");

    public static Sign HomeLanguage { get; } = Of("home-language");

    public static Sign TitleAlone { get; } = Of("title-alone");

    /// <summary>Several sentences of the text speak of a party and the talks or their terms.</summary>
    public static Sign TextInsists { get; } = Of("text-insists");

    /// <summary>There is a text of some length, and nothing of the talks or their terms in it.</summary>
    public static Sign TextSilent { get; } = Of("text-silent");

    public static Sign NotSign { get; } = Of(Not);

    public static Sign BoilerplateSign { get; } = Of(Boilerplate);

    public static Sign Of(string name) => ByName.TryGetValue(name, out var sign)
        ? sign
        : throw new KeyNotFoundException($"\"{name}\" is neither a concept of the lexicon nor a kind of entity");

    /// <summary>An entity's kind; whoever belongs to a party stands for it too.</summary>
    public static Sign Of(Entity entity) => entity.Kind switch
    {
        EntityKind.Party => Of("party"),
        EntityKind.Leader => Of("leader") | Of("party"),
        EntityKind.Negotiator => Of("negotiator") | Party(entity),
        EntityKind.Official => Of("official") | Party(entity),
        EntityKind.Organisation => Of("organisation") | Party(entity),
        EntityKind.Broker => Of("broker"),
        EntityKind.BrokerLeader => Of("broker-leader"),
        EntityKind.BrokerEnvoy => Of("broker-envoy"),
        EntityKind.Supporter => Of("supporter"),
        EntityKind.SupporterLeader => Of("supporter-leader"),
        EntityKind.Venue => Of("venue"),
        _ => Of("place"),
    };

    private static Sign Party(Entity entity) => entity.IsOfParty ? Of("party") : Sign.None;
}
