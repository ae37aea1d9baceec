using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Stories;
using AlertBot.Understanding.Stories.Summaries;
using NodaTime;

namespace AlertBot.Understanding.Tests.Facts;

/// <summary>Somebody who will not come is news of its own; the meeting may be held without them.</summary>
public sealed class AbsenceTests
{
    [Theory]
    [InlineData("en", "Putin pulls out of peace talks with Ukraine in Istanbul", "Vladimir Putin")]
    [InlineData("en", "Putin will not attend peace talks with Ukraine in Turkey, Kremlin says", "Vladimir Putin")]
    [InlineData("en", "Kremlin says Putin would not travel to Istanbul for talks with Zelensky", "Vladimir Putin")]
    [InlineData("en", "Zelensky rules out travelling to Moscow for talks with Putin", "Volodymyr Zelensky")]
    [InlineData("en", "Lavrov to skip second round of Istanbul peace talks with Ukraine", "Sergei Lavrov")]
    [InlineData("uk", "Путін не поїде на мирні переговори з Україною до Стамбула", "Vladimir Putin")]
    [InlineData("uk", "Лавров не братиме участі у переговорах з Україною в Стамбулі", "Sergei Lavrov")]
    [InlineData("uk", "Зеленський відмовився їхати на переговори з Путіним до Москви", "Volodymyr Zelensky")]
    [InlineData("ru", "Путин не приедет на переговоры с Украиной в Стамбул — Песков", "Vladimir Putin")]
    [InlineData("ru", "Зеленский отказался от участия в переговорах с Россией в Стамбуле", "Volodymyr Zelensky")]
    [InlineData("en", "Russia refuses to take part in the new round of talks with Ukraine", "Russia")]
    [InlineData("en", "Russia will not send a delegation to the new round of talks with Ukraine", "Russia")]
    [InlineData("uk", "Росія не відправить делегацію на новий раунд переговорів з Україною", "Russia")]
    [InlineData("ru", "Россия не отправит делегацию на новый раунд переговоров с Украиной", "Russia")]
    [InlineData("en", "Putin to stay away from Thursday's Ukraine talks", "Vladimir Putin")]
    [InlineData("uk", "Путін не поїде до Стамбула на переговори з Україною", "Vladimir Putin")]
    [InlineData("ru", "Зеленский пропустит переговоры с Россией в Стамбуле", "Volodymyr Zelensky")]
    public void Who_will_not_come_is_known(string language, string title, string who) =>
        Assert.Equal([who], Absent(language, title));

    [Theory]
    [InlineData("en", "Will Putin skip peace talks with Ukraine in Istanbul?")]
    [InlineData("en", "Kremlin does not rule out that Putin will not attend peace talks with Ukraine in Istanbul")]
    [InlineData("en", "Putin may skip peace talks with Ukraine in Istanbul")]
    [InlineData("en", "Zelensky threatens to pull out of peace talks with Russia in Istanbul")]
    [InlineData("en", "Kremlin denies Putin refused to attend peace talks with Ukraine in Istanbul")]
    [InlineData("en", "Putin does not rule out attending peace talks with Ukraine in Istanbul")]
    [InlineData("en", "Russia pulls troops out of Kherson before peace talks with Ukraine in Istanbul")]
    [InlineData("uk", "Путін може не приїхати на переговори з Україною до Стамбула")]
    [InlineData("uk", "У Кремлі спростували, що Путін не поїде на переговори з Україною до Стамбула")]
    [InlineData("ru", "Если Путин не приедет на переговоры с Украиной в Стамбул, Трамп введёт санкции")]
    [InlineData("en", "Ukraine will not pull out of Donbas before peace talks with Russia, Zelensky says")]
    [InlineData("en", "Ukraine pulls out of Pokrovsk a day after the round of peace talks with Russia in Istanbul")]
    [InlineData("en", "Trump tells Putin not to skip the Istanbul talks with Ukraine")]
    [InlineData("uk", "Чи не поїде Путін до Стамбула на переговори з Україною")]
    [InlineData("uk", "Зеленський не відмовився їхати на переговори з Росією")]
    [InlineData("ru", "Путин не отказался от участия в переговорах с Украиной")]
    [InlineData("ru", "Источник: возможно, Путин не приедет в Стамбул на переговоры с Украиной")]
    public void Doubt_threat_and_denial_leave_it_open(string language, string title) => Assert.Empty(Absent(language, title));

    [Fact]
    public void A_refusal_that_the_text_recalls_is_no_news() =>
        Assert.Empty(Absent("en", "Ukraine and Russia prepare a third round of peace talks in Istanbul", "Putin refused to attend the talks in Istanbul in May."));

    [Theory]
    [InlineData("en", "Putin will not attend peace talks with Ukraine in Istanbul", "uk", "Росія не відправить делегацію на переговори з Україною до Стамбула", false)]
    [InlineData("uk", "Росія не відправить делегацію на переговори з Україною до Стамбула", "ru", "Путин не приедет на переговоры с Украиной в Стамбул", false)]
    [InlineData("en", "Putin will not attend peace talks with Ukraine in Istanbul", "uk", "Президент Росії не поїде на переговори з Україною до Стамбула", false)]
    [InlineData("en", "Putin will not attend peace talks with Ukraine in Istanbul", "ru", "Лавров не приедет на переговоры с Украиной в Стамбул", true)]
    [InlineData("en", "Russia will not send a delegation to the talks with Ukraine in Istanbul", "uk", "Зеленський не поїде на переговори з Росією до Стамбула", true)]
    public void A_party_and_whoever_stands_for_it_stay_away_once(string language, string first, string its, string second, bool isNews)
    {
        var told = new StoryTold();
        told.Add(Told.Of(language, first, ""));
        var reading = Told.Of(its, second, "");
        SummarySource Source(long item, string lang, string title) => new(item, lang, title, "", Instant.FromUtc(2025, 7, 24, (int)item, 0), $"p{item}", $"p{item}", null, Told.Of(lang, title, "").Facts);

        Assert.Equal(isNews, MaterialChange.Of(told, reading).Contains("absence"));
        Assert.Equal(isNews ? 2 : 1, Summarizer.Of([Source(1, language, first), Source(2, its, second)]).Facts.Count(f => f.Kind == FactKind.Absence));
    }

    [Fact]
    public void Who_refuses_to_come_answers_no_offer() =>
        Assert.DoesNotContain(Told.Of("en", "Zelensky rules out attending peace talks with Putin in Moscow on Friday", "").Facts.All, f => f.Kind == FactKind.ProposalAnswer);

    [Fact]
    public void The_meeting_itself_stays_in_force() =>
        Assert.Empty(Told.Of("en", "Putin pulls out of peace talks with Ukraine in Istanbul on 2 August", "").Outcomes);

    [Theory]
    [InlineData("en", "Putin pulls out of Istanbul meeting with Zelensky on Friday")]
    [InlineData("en", "Putin withdrew from the talks with Ukraine in Istanbul on Friday")]
    [InlineData("uk", "Путін не поїде у п'ятницю до Стамбула на переговори з Україною")]
    [InlineData("ru", "Путин не приедет в пятницу в Стамбул на переговоры с Украиной")]
    public void The_meeting_itself_is_neither_set_nor_called_off(string language, string title)
    {
        var reading = Told.Of(language, title, "");

        Assert.Contains(reading.Facts.All, f => f.Kind == FactKind.Absence);
        Assert.DoesNotContain(reading.Deadlines.Concat(reading.Outcomes), d => d.Kind == DeadlineKind.Scheduled);
    }

    private static IEnumerable<string?> Absent(string language, string title, string text = "") =>
        Told.Of(language, title, text).Facts.All.Where(f => f.Kind == FactKind.Absence).Select(f => f.By);
}
