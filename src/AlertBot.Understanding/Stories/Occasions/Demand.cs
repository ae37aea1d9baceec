using AlertBot.Understanding.Deadlines;

namespace AlertBot.Understanding.Stories.Occasions;

/// <summary>Something must be done by a day, by the word of somebody.</summary>
internal sealed record Demand(string SetBy, DueWindow Due);
