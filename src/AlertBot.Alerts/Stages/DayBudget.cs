using NodaTime;

namespace AlertBot.Alerts.Stages;

/// <summary>How many messages about stories a destination wants in a day of its own; what is breaking, or about deadlines, is not counted.</summary>
/// <param name="From">When the day of the message begins.</param>
/// <param name="To">When it is over.</param>
public sealed record DayBudget(int Most, Instant From, Instant To);
