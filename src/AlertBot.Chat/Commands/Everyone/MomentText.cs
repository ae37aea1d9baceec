using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Chat.Commands.Everyone;

/// <summary>A moment in the past as people write it: <c>2h</c>, <c>3 days</c>, <c>yesterday</c>, <c>2025-07-23</c>, <c>23.07.2025</c>.</summary>
internal static partial class MomentText
{
    private static readonly LocalDatePattern[] Days = [LocalDatePattern.Iso, LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu"), LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu")];

    private static readonly Dictionary<string, int> DaysAgo = new(StringComparer.OrdinalIgnoreCase)
    {
        ["today"] = 0,
        ["сьогодні"] = 0,
        ["сегодня"] = 0,
        ["yesterday"] = 1,
        ["вчора"] = 1,
        ["учора"] = 1,
        ["вчера"] = 1,
    };

    /// <returns>Null for what is no moment, or lies in the future.</returns>
    public static Instant? Read(string written, Instant now)
    {
        var text = written.Trim();
        var read = DaysAgo.TryGetValue(text, out var days) ? now.InUtc().Date.PlusDays(-days).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() : Length(text, now) ?? Date(text);
        return read <= now ? read : null;
    }

    private static Instant? Length(string text, Instant now)
    {
        if (LengthPattern().Match(text) is not { Success: true } match || !int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 10_000)
        {
            return null;
        }

        return char.ToLowerInvariant(match.Groups[2].ValueSpan[0]) switch
        {
            'm' or 'х' or 'м' => now - Duration.FromMinutes(number),
            'h' or 'г' or 'ч' => now - Duration.FromHours(number),
            'w' or 'т' or 'н' => now - Duration.FromDays(7 * number),
            _ => now - Duration.FromDays(number),
        };
    }

    private static Instant? Date(string text)
    {
        foreach (var pattern in Days)
        {
            if (pattern.Parse(text).TryGetValue(default, out var day))
            {
                return day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
            }
        }

        return InstantPattern.General.Parse(text).TryGetValue(default, out var moment) ? moment : null;
    }

    [GeneratedRegex(@"^(\d{1,5})\s*(m|min|minutes?|h|hours?|d|days?|w|weeks?|хв|хвилин\w*|мин\w*|г|год\w*|ч|час\w*|д|дн\w*|ден\w*|день|т|тиж\w*|нед\w*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LengthPattern();
}
