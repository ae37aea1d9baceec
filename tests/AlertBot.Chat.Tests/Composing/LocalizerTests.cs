using System.Text.RegularExpressions;
using AlertBot.Alerts;
using AlertBot.Chat.Composing;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Chat.Tests.Composing;

public sealed partial class LocalizerTests
{
    public static TheoryData<string> Languages => ["en", "uk", "ru"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_texts(string language)
    {
        var expected = Localizer.For("en").Keys.Select(WithoutPluralForm).Distinct().Order();

        Assert.Equal(expected, Localizer.For(language).Keys.Select(WithoutPluralForm).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_kind_of_alert_category_and_deadline_has_its_word(string language)
    {
        var localizer = Localizer.For(language);
        string[] keys =
        [
            .. Enum.GetValues<AlertKind>().Select(k => TextKey.Of("kind", k)),
            .. Enum.GetValues<Category>().Select(c => TextKey.Of("category", c)),
            .. Enum.GetValues<DeadlineKind>().Select(k => TextKey.Of("deadline", k)),
            .. Enum.GetValues<LedgerChange>().Select(c => TextKey.Of("change", c)),
            .. Enum.GetValues<LedgerState>().Select(s => TextKey.Of("state", s)),
        ];

        Assert.All(keys, key => Assert.False(string.IsNullOrWhiteSpace(localizer.Text(key))));
    }

    [Theory]
    [InlineData("en", 50, 50, "day", "14 July 2025 + 50 days")]
    [InlineData("en", 10, 12, "day", "14 July 2025 + 10 to 12 days")]
    [InlineData("en", 1, 1, "fortnight", "14 July 2025 + 1 fortnight")]
    [InlineData("uk", 50, 50, "day", "14 липня 2025 + 50 днів")]
    [InlineData("uk", 10, 12, "day", "14 липня 2025 + 10–12 днів")]
    [InlineData("uk", 2, 2, "week", "14 липня 2025 + 2 тижні")]
    [InlineData("ru", 1, 1, "month", "14 июля 2025 + 1 месяц")]
    [InlineData("ru", 1, 1, "halfyear", "14 июля 2025 + 1 полугодие")]
    [InlineData("ru", 22, 22, "hour", "14 июля 2025 + 22 часа")]
    public void How_a_date_was_counted_is_said_in_the_language_of_the_reader(string language, int min, int max, string unit, string text) =>
        Assert.Equal(text, Localizer.For(language).Counted(new Counting(new LocalDate(2025, 7, 14), new CountedLength(min, max, unit)), "as it was read"));

    [Theory]
    [InlineData("uk", false, null, "відлік від 14 липня 2025")]
    [InlineData("ru", true, 2025, "дата названа без года, год — 2025")]
    [InlineData("en", true, null, "as written")]
    public void So_is_a_date_that_was_named(string language, bool written, int? year, string text) =>
        Assert.Equal(text, Localizer.For(language).Counted(new Counting(new LocalDate(2025, 7, 14), Written: written, Year: year), "as it was read"));

    [Theory]
    [InlineData("en", "end the war", "end of the war")]
    [InlineData("uk", "tariffs", "мита")]
    [InlineData("ru", "end the war", "окончание войны")]
    [InlineData("ru", "a matter of some dossier", "a matter of some dossier")]
    [InlineData("uk", null, "Ультиматум")]
    public void What_a_deadline_is_about_is_said_in_the_language_of_the_reader(string language, string? action, string text) =>
        Assert.Equal(text, Localizer.For(language).Matter(action, DeadlineKind.Ultimatum));

    [Theory]
    [InlineData("en", "2025-08-08", "2025-08-08", "8 August 2025")]
    [InlineData("en", "2025-08-07", "2025-08-09", "7 to 9 August 2025")]
    [InlineData("uk", "2025-08-07", "2025-08-09", "7–9 серпня 2025")]
    [InlineData("ru", "2025-07-28", "2025-08-03", "28 июля – 3 августа 2025")]
    [InlineData("uk", "2025-12-29", "2026-01-04", "29 грудня 2025 – 4 січня 2026")]
    [InlineData("en", "2025-08-07", "2026-08-09", "7 August 2025 to 9 August 2026")]
    public void A_span_of_days_says_no_month_and_no_year_twice(string language, string earliest, string latest, string text) =>
        Assert.Equal(text, Localizer.For(language).Window(new DueWindow(LocalDatePattern.Iso.Parse(earliest).Value, LocalDatePattern.Iso.Parse(latest).Value)));

    [Theory]
    [InlineData("en", 1, "in 1 day")]
    [InlineData("en", 7, "in 7 days")]
    [InlineData("uk", 1, "через 1 день")]
    [InlineData("uk", 3, "через 3 дні")]
    [InlineData("uk", 11, "через 11 днів")]
    [InlineData("uk", 21, "через 21 день")]
    [InlineData("ru", 2, "через 2 дня")]
    [InlineData("ru", 5, "через 5 дней")]
    [InlineData("ru", 112, "через 112 дней")]
    public void Days_are_counted_as_the_language_counts_them(string language, int days, string text) =>
        Assert.Equal(text, Localizer.For(language).Count("days.left", days));

    /// <summary>A window is not today on each of its days.</summary>
    [Theory]
    [InlineData("en", 20, "in 1 day")]
    [InlineData("uk", 21, "сьогодні")]
    [InlineData("en", 24, "3 more days")]
    [InlineData("uk", 24, "ще 3 дні")]
    [InlineData("ru", 22, "ещё 5 дней")]
    [InlineData("ru", 27, "последний день")]
    [InlineData("en", 28, null)]
    public void While_a_window_runs_it_is_said_how_long_it_still_does(string language, int day, string? text) =>
        Assert.Equal(text, Localizer.For(language).Left(new DueWindow(new LocalDate(2025, 7, 21), new LocalDate(2025, 7, 27)), new LocalDate(2025, 7, day)));

    [Theory]
    [InlineData("en", "2 September 2025")]
    [InlineData("uk", "2 вересня 2025")]
    [InlineData("ru", "2 сентября 2025")]
    public void Dates_are_written_in_the_case_that_the_language_asks_for(string language, string text) =>
        Assert.Equal(text, Localizer.For(language).Day(new LocalDate(2025, 9, 2)));

    [Theory]
    [InlineData("uk", "title: party and ceasefire", "заголовок: сторона і припинення вогню")]
    [InlineData("ru", "body: sport-culture", "текст: спорт или культура")]
    [InlineData("en", "title: party and ceasefire", "title: party and ceasefire")]
    [InlineData("uk", "title: a rule of tomorrow", "заголовок: a rule of tomorrow")]
    public void Rules_are_named_in_the_readers_language(string language, string rule, string said) => Assert.Equal(said, Localizer.For(language).Rule(rule));

    /// <summary>A new rule comes first and its words after it, so that a few may be missing.</summary>
    [Theory]
    [InlineData("uk")]
    [InlineData("ru")]
    public void Nearly_every_rule_that_is_weighed_has_its_words(string language)
    {
        using var weights = System.Text.Json.JsonDocument.Parse(typeof(AlertBot.Understanding.ItemReader).Assembly.GetManifestResourceStream("AlertBot.Understanding.Classification.weights.json")!);
        var rules = weights.RootElement.GetProperty("relevance").GetProperty("weights").EnumerateObject().Select(r => r.Name).ToList();
        var english = rules.Where(r => Localizer.For(language).Rule(r).EndsWith(r[(r.IndexOf(": ", StringComparison.Ordinal) + 2)..], StringComparison.Ordinal)).ToList();

        Assert.True(english.Count * 20 < rules.Count, string.Join(", ", english));
    }

    [Fact]
    public void A_language_that_AlertBot_does_not_speak_is_answered_in_English() =>
        Assert.Equal("en", Localizer.For("tlh").Language);

    private static string WithoutPluralForm(string key) => PluralSuffix().Replace(key, "");

    [GeneratedRegex(@"\.(one|few|many|other)$")]
    private static partial Regex PluralSuffix();
}
