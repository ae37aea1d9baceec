using System.Collections.Immutable;

namespace AlertBot.Understanding.Classification;

/// <summary>How an item bears on one dossier.</summary>
/// <param name="Relevance">0 to 1, a calibrated probability that a subscriber of the dossier expects the item.</param>
/// <param name="Categories">Empty when not relevant.</param>
public sealed record DossierReading(
    string Dossier,
    double Relevance,
    bool IsRelevant,
    ImmutableArray<Category> Categories,
    ImmutableArray<Evidence> Why)
{
    /// <summary>Canonical names of the dossier's people, parties, organisations and places that the item names.</summary>
    public ImmutableArray<string> Mentions { get; init; } = [];

    public Urgency Urgency { get; init; } = Urgency.Routine;

    public Direction Direction { get; init; } = Direction.Unclear;

    /// <summary>The words that made urgency and direction; empty for routine items without a direction.</summary>
    public ImmutableArray<Evidence> Signals { get; init; } = [];
}

/// <summary>The categories of a talk-related item; the names in lower case are the public vocabulary.</summary>
public enum Category
{
    Round,
    Summit,
    Proposal,
    Agreement,
    Exchange,
    Ultimatum,
    Mediation,
    Statement,
    Setback,
}

public enum Urgency
{
    Routine,
    Major,
    Breaking,
}

/// <summary>Whether an item tells of a step towards agreement or away from it.</summary>
public enum Direction
{
    Unclear,
    Towards,
    Away,
}
