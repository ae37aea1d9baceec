using System.Collections.Immutable;
using NodaTime;

namespace AlertBot.Understanding.Dossiers;

/// <summary>One negotiation that is followed: a file under <c>dossiers/</c>, checked when it was loaded.</summary>
/// <param name="Id">The file's name without its ending; the public name of the dossier.</param>
/// <param name="Languages">In these it is home news: an item may leave the parties unnamed.</param>
/// <param name="Phrases">Phrases of this negotiation alone, by concept of the <see cref="Lexicon"/>.</param>
/// <param name="Not">What looks like it and is not: words inside such a phrase count for nothing.</param>
public sealed record Dossier(
    string Id,
    string Name,
    ImmutableArray<string> Languages,
    ImmutableArray<Entity> Entities,
    ImmutableDictionary<string, ImmutableArray<string>> Phrases,
    ImmutableArray<string> Not,
    Thresholds Thresholds)
{
    /// <summary>What readers of another language call it, by language.</summary>
    public ImmutableDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;

    public Entity? Find(string name) => Entities.FirstOrDefault(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Somebody or something that a dossier knows by name.</summary>
/// <param name="Name">Canonical and English: what facts keep, and readers of English see.</param>
/// <param name="Side">The party it belongs to, or null for third parties and places.</param>
/// <param name="Supports">The party that this third party stands behind, or null: its talks with the other party cross the lines.</param>
/// <param name="Zone">Where its clock is, for dates that it sets.</param>
/// <param name="Spellings">Patterns in every language, see <see cref="Text.PhrasePattern"/>.</param>
public sealed record Entity(
    string Name,
    EntityKind Kind,
    string? Side,
    string? Supports,
    DateTimeZone? Zone,
    ImmutableArray<RoleSpan> Roles,
    ImmutableArray<string> Spellings)
{
    /// <summary>How readers of another language write <see cref="Name"/>, by language.</summary>
    public ImmutableDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A party itself, or anyone of it: what makes an item of any interest to the dossier.</summary>
    public bool IsOfParty => Side is not null;

    public RoleSpan? RoleOn(LocalDate date) => Roles.FirstOrDefault(r => r.Covers(date));
}

public enum EntityKind
{
    Party,
    Leader,
    Negotiator,
    Official,
    Organisation,
    Broker,
    BrokerLeader,
    BrokerEnvoy,
    Supporter,
    SupporterLeader,
    Venue,
    Place,
}

/// <summary>An office and the days it was held; an open end is null.</summary>
public sealed record RoleSpan(string Title, LocalDate? From, LocalDate? To)
{
    public bool Covers(LocalDate date) => (From is not { } from || date >= from) && (To is not { } to || date <= to);
}

/// <param name="Relevance">From this relevance on an item belongs to the dossier.</param>
/// <param name="Category">From this probability on it has the category.</param>
public sealed record Thresholds(double Relevance, double Category)
{
    public static Thresholds Default { get; } = new(0.5, 0.4);
}
