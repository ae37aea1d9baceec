using AlertBot.Chat.Composing;
using NodaTime;

namespace AlertBot.Chat.Commands.Saying;

/// <summary>How long ago: needs no time zone of the reader.</summary>
internal static class Ago
{
    private static readonly DateTimeZone Utc = DateTimeZone.Utc;

    public static string Of(Localizer words, Instant at, Instant now)
    {
        var age = now - at;
        return age < Duration.FromMinutes(1) ? words.Text("ago.now")
            : age < Duration.FromHours(1) ? words.Count("ago.minutes", (int)age.TotalMinutes)
            : age < Duration.FromDays(1) ? words.Count("ago.hours", (int)age.TotalHours)
            : age < Duration.FromDays(14) ? words.Count("ago.days", (int)age.TotalDays)
            : words.Day(at.InZone(Utc).Date);
    }
}
