namespace AlertBot.Alerts.Reminders;

/// <param name="Hour">The hour of the destination's day, 0 to 23, from which reminders go out where a subscription names no time of its own.</param>
public sealed record ReminderOptions(int Hour = 9);
