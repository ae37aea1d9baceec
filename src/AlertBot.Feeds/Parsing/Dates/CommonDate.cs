using NodaTime;

namespace AlertBot.Feeds.Parsing.Dates;

/// <summary>
/// The two forms that nearly every feed uses, without cutting them into words: "Wed, 23 Jul 2025 18:05:00 +0300" (or GMT) and
/// "2025-07-23T18:05:00Z" (or +03:00).
/// </summary>
internal static class CommonDate
{
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    public static Instant? Parse(ReadOnlySpan<char> text) => text switch
    {
        [_, _, _, ',', ' ', _, _, ' ', _, _, _, ' ', _, _, _, _, ' ', _, _, ':', _, _, ':', _, _, ' ', ..] => Rfc822(text[5..]),
        [_, _, _, _, '-', _, _, '-', _, _, 'T', _, _, ':', _, _, ':', _, _, ..] => Iso(text),
        _ => null,
    };

    private static Instant? Rfc822(ReadOnlySpan<char> text)
    {
        var month = Months.AsSpan().IndexOf(text.Slice(3, 3));
        return month < 0 || month % 3 != 0 ? null : Moment(Number(text[7..11]), (month / 3) + 1, Number(text[..2]), text[12..20], Offset(text[21..]));
    }

    private static Instant? Iso(ReadOnlySpan<char> text) =>
        Moment(Number(text[..4]), Number(text[5..7]), Number(text[8..10]), text[11..19], Offset(text[19..]));

    private static int? Offset(ReadOnlySpan<char> zone) => zone switch
    {
        "Z" or "GMT" or "UTC" => 0,
        ['+' or '-', _, _, _, _] => Signed(zone[0], Number(zone[1..3]), Number(zone[3..5])),
        ['+' or '-', _, _, ':', _, _] => Signed(zone[0], Number(zone[1..3]), Number(zone[4..6])),
        _ => null,
    };

    private static int? Signed(char sign, int hours, int minutes) =>
        hours is < 0 or > 14 || minutes is < 0 or > 59 ? null : ((hours * 60) + minutes) * (sign == '-' ? -1 : 1);

    /// <summary>Null for anything unusual, which the slower way then judges.</summary>
    private static Instant? Moment(int year, int month, int day, ReadOnlySpan<char> clock, int? offset)
    {
        var (hour, minute, second) = (Number(clock[..2]), Number(clock[3..5]), Number(clock[6..8]));
        if (offset is not { } minutes || year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return null;
        }

        return Instant.FromUtc(year, month, day, hour, minute, second) - Duration.FromMinutes(minutes);
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
