using System.Text.RegularExpressions;
using AlertBot.Alerts;
using AlertBot.Chat.Composing;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using NodaTime;

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

    [Theory]
    [InlineData("en", "2 September 2025")]
    [InlineData("uk", "2 вересня 2025")]
    [InlineData("ru", "2 сентября 2025")]
    public void Dates_are_written_in_the_case_that_the_language_asks_for(string language, string text) =>
        Assert.Equal(text, Localizer.For(language).Day(new LocalDate(2025, 9, 2)));

    [Fact]
    public void A_language_that_AlertBot_does_not_speak_is_answered_in_English() =>
        Assert.Equal("en", Localizer.For("tlh").Language);

    private static string WithoutPluralForm(string key) => PluralSuffix().Replace(key, "");

    [GeneratedRegex(@"\.(one|few|many|other)$")]
    private static partial Regex PluralSuffix();
}
