using System.Collections.Immutable;
using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Understanding;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Alerts.Rules;

/// <summary>All that is known of an item when it is decided whether subscribers hear of it.</summary>
/// <param name="Ledger">What the item did to the ledger, in the order of its text.</param>
public sealed record Development(
    Item Item,
    Reading Reading,
    DossierReading Dossier,
    StoryPlace Place,
    ImmutableArray<LedgerEffect> Ledger,
    Instant Now)
{
    /// <summary>When the story's first report was published, and the voices that reported it before this item; null when nobody asked.</summary>
    public StorySoFar? Story { get; init; }
}

/// <param name="Voices">Families of publishers.</param>
public sealed record StorySoFar(Instant Started, ImmutableArray<string> Voices, string Voice);

/// <summary>What one item did to one deadline of the ledger.</summary>
public sealed record LedgerEffect(LedgerEntry Entry, LedgerChange Change, bool IsMaterial);
