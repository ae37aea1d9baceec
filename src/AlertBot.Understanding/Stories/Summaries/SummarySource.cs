using AlertBot.Understanding.Facts;
using NodaTime;

namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>One report of a story, as a summary uses it.</summary>
/// <param name="Item">What every statement taken from it is traced to.</param>
/// <param name="Voice">Publishers of one family are one voice.</param>
/// <param name="StateMedia">The state whose media it is, or null.</param>
public sealed record SummarySource(
    long Item,
    string Language,
    string Title,
    string Text,
    Instant Published,
    string Publisher,
    string Voice,
    string? StateMedia,
    TalkFacts Facts);
