using NodaTime;

namespace AlertBot.Understanding.Deadlines;

/// <summary>How a date was arrived at, so that it can be said in any language.</summary>
/// <param name="From">The day that was counted from.</param>
/// <param name="Length">What was added to it, or null when something else was counted: "on Monday".</param>
/// <param name="Written">The date is as the item writes it, and nothing was counted.</param>
/// <param name="Year">The year that the item left out.</param>
public sealed record Counting(LocalDate From, CountedLength? Length = null, bool Written = false, int? Year = null);

/// <summary>50 days, 10 to 12 days.</summary>
/// <param name="Unit">minute, hour, day, week, fortnight, month, quarter, halfyear or year.</param>
public sealed record CountedLength(int Min, int Max, string Unit);
