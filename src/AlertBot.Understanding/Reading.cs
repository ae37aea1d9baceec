using System.Collections.Immutable;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Facts;

namespace AlertBot.Understanding;

/// <summary>What AlertBot understood of an item: a pure function of the item and the dossiers.</summary>
/// <param name="Language">ISO 639-1 code, <c>und</c> when it cannot be told.</param>
/// <param name="Dossiers">Every dossier whose relevance is above 0, most relevant first.</param>
/// <param name="Deadlines">Of an item that belongs to a dossier, in the order of the text; each deadline once.</param>
public sealed record Reading(
    string Language,
    ImmutableArray<DossierReading> Dossiers,
    TalkFacts Facts,
    ImmutableArray<DeadlineStatement> Deadlines)
{
    /// <summary>How earlier deadlines ended, as far as the item tells.</summary>
    public ImmutableArray<DeadlineStatement> Outcomes { get; init; } = [];

    public DossierReading? For(string dossier) => Dossiers.FirstOrDefault(d => d.Dossier == dossier);
}

/// <summary>Why AlertBot believes something: the rule, the words of the item, and how much they counted (log-odds).</summary>
public sealed record Evidence(string Rule, string Quote, double Weight);
