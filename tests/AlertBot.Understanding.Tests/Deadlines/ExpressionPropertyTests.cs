using CsCheck;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Understanding.Tests.Deadlines;

/// <summary>What holds for every day, zone and length.</summary>
public sealed class ExpressionPropertyTests
{
    private static readonly Gen<LocalDate> AnyDay = Gen.Int[0, 36_000].Select(days => new LocalDate(1990, 1, 1).PlusDays(days));

    private static readonly (string Language, string Text)[] Given =
    [
        ("en", "Washington gave Moscow {0} days to accept the ceasefire."),
        ("uk", "Вашингтон дав Москві {0} днів на припинення вогню."),
        ("ru", "Вашингтон дал Москве {0} дней на прекращение огня."),
    ];

    private static readonly (string Language, string Text)[] Ahead =
    [
        ("en", "The mediators demand an answer to the ceasefire plan by {0}."),
        ("uk", "Посередники вимагають відповіді про перемир'я до {0}."),
        ("ru", "Посредники требуют ответа о перемирии до {0}."),
    ];

    private static readonly Dictionary<string, string[]> Limits = new()
    {
        ["en"] = ["Friday", "next Friday", "tomorrow", "the end of the week", "the end of the month", "the end of the year", "Thanksgiving", "Christmas", "New Year", "Easter", "mid-May", "June", "29 February", "5 March", "31 December", "the end of next month", "the weekend", "the end of summer", "the end of the quarter"],
        ["uk"] = ["п'ятниці", "завтра", "кінця тижня", "кінця місяця", "кінця року", "Різдва", "Нового року", "середини травня", "червня", "29 лютого", "5 березня", "31 грудня", "кінця літа", "22-го числа"],
        ["ru"] = ["пятницы", "завтра", "конца недели", "конца месяца", "конца года", "Рождества", "Нового года", "середины мая", "июня", "29 февраля", "5 марта", "31 декабря", "конца лета", "22-го числа"],
    };

    [Fact]
    public void Whatever_the_day_and_the_length_the_due_day_is_that_many_days_on() =>
        (from day in AnyDay
         from length in Gen.Int[2, 900]
         from given in Gen.OneOf(Given)
         select (day, length, given)).Sample(x =>
        {
            var told = Items.Read(x.given.Language, Iso(x.day), string.Format(null, x.given.Text, x.length));
            Assert.Equal((x.length, x.day), (Period.DaysBetween(x.day, told.Single().Due.Latest), told.Single().Anchor));
        });

    [Fact]
    public void Whatever_the_hour_the_days_count_from_the_speakers_own_date() =>
        (from second in Gen.Long[0, 3_000_000_000]
         from length in Gen.Int[2, 100]
         select (Instant.FromUnixTimeSeconds(second), length)).Sample(x =>
        {
            var (moment, length) = x;
            var inWashington = moment.InZone(DateTimeZoneProviders.Tzdb["America/New_York"]).Date;
            var told = Items.Read("en", InstantPattern.General.Format(moment), $"Trump gave Moscow {length} days to accept the ceasefire.");
            Assert.Equal(inWashington.PlusDays(length), told.Single().Due.Latest);
        });

    [Fact]
    public void Whatever_the_day_a_limit_that_is_ahead_never_lies_in_the_past() =>
        (from day in AnyDay
         from ahead in Gen.OneOf(Ahead)
         from limit in Gen.OneOf(Limits[ahead.Language])
         select (day, ahead, limit)).Sample(x =>
        {
            var told = Items.Read(x.ahead.Language, Iso(x.day), string.Format(null, x.ahead.Text, x.limit));
            Assert.All(told, statement => Assert.True(statement.Due.Latest >= x.day && statement.Due.Earliest <= statement.Due.Latest, $"{statement.Quote} on {Iso(x.day)}: {statement.Due}"));
            Assert.True(told.Count <= 1);
        });

    [Fact]
    public void Whatever_the_text_reading_it_fails_never() =>
        Gen.OneOf("by", "until", "5", "May", "–", "-", "30-day", "25/07/2025", "p.m.", "the", "22nd", "of", "week", "next", "Tuesday", "truce", "to", "from", ",", "\n", "1.", "до", "числа", "third", "99999999999", "24/7")
            .Array[0, 30]
            .Sample(words => Assert.True(Items.Read("en", "2025-07-14", "talks " + string.Join(' ', words)).Count >= 0));

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
