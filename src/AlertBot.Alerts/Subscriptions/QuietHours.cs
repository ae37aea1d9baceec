using NodaTime;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>Hours of the day, in the destination's zone, in which only urgent alerts are delivered. May span midnight.</summary>
public sealed record QuietHours
{
    /// <exception cref="ArgumentException">Start equals end: that could mean never or always.</exception>
    public QuietHours(LocalTime start, LocalTime end)
    {
        if (start == end)
        {
            throw new ArgumentException("quiet hours must not start and end at the same time", nameof(end));
        }

        Start = start;
        End = end;
    }

    public LocalTime Start { get; }

    public LocalTime End { get; }

    /// <summary>The moment from which a routine message may go out: now, or the end of the quiet hours that now falls into.</summary>
    public Instant EarliestFrom(Instant now, DateTimeZone zone)
    {
        var local = now.InZone(zone);
        if (!Contains(local.TimeOfDay))
        {
            return now;
        }

        var end = local.Date + End;
        return (end <= local.LocalDateTime ? end.PlusDays(1) : end).InZoneLeniently(zone).ToInstant();
    }

    private bool Contains(LocalTime time) =>
        Start < End ? time >= Start && time < End : time >= Start || time < End;
}
