using System.Collections.Immutable;
using AlertBot.Understanding.Facts;

namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>What a story says, drawn from its reports. Nothing in it is anyone's but a source's words or a fact read from them.</summary>
/// <param name="Headlines">The best of each language.</param>
/// <param name="Sentences">The most telling of each language, in the order in which they are to be read.</param>
/// <param name="Facts">At most a few of each kind; the first of a kind is the one to tell.</param>
public sealed record Summary(
    ImmutableArray<SummaryText> Headlines,
    ImmutableArray<SummaryText> Sentences,
    ImmutableArray<SummaryFact> Facts,
    Standing Standing);

/// <summary>Words of a report.</summary>
public sealed record SummaryText(string Language, string Text, long Item);

/// <summary>A fact and the report that says it.</summary>
public sealed record SummaryFact(FactKind Kind, string Value, string? By, long Item);
