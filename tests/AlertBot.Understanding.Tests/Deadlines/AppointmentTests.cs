using static AlertBot.Understanding.Tests.Deadlines.Reports;

namespace AlertBot.Understanding.Tests.Deadlines;

/// <summary>Two reports of appointments are of one when those who meet, and where, agree well enough: that the days are near is not enough.</summary>
public sealed class AppointmentTests
{
    private readonly KeptLedger _ledger = new();

    [Theory]
    [InlineData("en", "The coalition of the willing will meet next week to discuss the plan, Zelensky said.", "Zelensky is ready to meet Trump on 27 November.")]
    [InlineData("uk", "Зеленський: наступного тижня Коаліція охочих обговорить мирний план.", "Зеленський готовий зустрітися з Трампом 27 листопада.")]
    [InlineData("ru", "Зеленский: на следующей неделе Коалиция желающих обсудит мирный план.", "Зеленский готов встретиться с Трампом 27 ноября.")]
    [InlineData("en", "Macron and Zelensky will meet next week.", "Trump will meet Zelensky on 27 November.")]
    [InlineData("uk", "Макрон і Зеленський зустрінуться наступного тижня.", "Трамп зустрінеться із Зеленським 27 листопада.")]
    [InlineData("ru", "Макрон и Зеленский встретятся на следующей неделе.", "Трамп встретится с Зеленским 27 ноября.")]
    [InlineData("en", "Putin will meet Witkoff on Thursday.", "Putin will meet Modi on Thursday.")]
    [InlineData("uk", "Путін зустрінеться з Віткоффом у четвер.", "Путін зустрінеться з Моді у четвер.")]
    [InlineData("ru", "Путин встретится с Уиткоффом в четверг.", "Путин встретится с Моди в четверг.")]
    [InlineData("en", "Talks between Ukraine and Russia in Geneva are scheduled for next week.", "Ukraine and Russia will hold talks in Abu Dhabi on Thursday.")]
    [InlineData("uk", "Переговори України та Росії в Женеві заплановані на наступний тиждень.", "Україна та Росія проведуть переговори в Абу-Дабі у четвер.")]
    [InlineData("ru", "Переговоры Украины и России в Женеве запланированы на следующую неделю.", "Украина и Россия проведут переговоры в Абу-Даби в четверг.")]
    [InlineData("en", "Lavrov will discuss the Ukrainian conflict with his Turkish counterpart next week, the Russian ministry said.", "Ukraine and Russia could hold talks in Istanbul next week.")]
    [InlineData("uk", "Лавров наступного тижня проведе переговори щодо України з главою МЗС Туреччини.", "Україна та Росія можуть провести переговори у Стамбулі наступного тижня.")]
    [InlineData("ru", "Лавров на следующей неделе проведёт переговоры об украинском конфликте с главой МИД Турции.", "Украина и Россия могут провести переговоры в Стамбуле на следующей неделе.")]
    public void Meetings_of_other_company_or_elsewhere_are_two_however_near_their_days(string language, string one, string other) =>
        Assert.Equal(2, Entries((language, one), (language, other)));

    [Theory]
    [InlineData("en", "Trump and Zelensky will meet next week.", "Zelensky is ready to meet Trump on 27 November.")]
    [InlineData("uk", "Трамп і Зеленський зустрінуться наступного тижня.", "Зеленський готовий зустрітися з Трампом 27 листопада.")]
    [InlineData("ru", "Трамп и Зеленский встретятся на следующей неделе.", "Зеленский готов встретиться с Трампом 27 ноября.")]
    [InlineData("en", "The next round of talks is scheduled for next week, the Kremlin said.", "Ukraine and Russia will hold talks in Istanbul on Thursday.")]
    [InlineData("uk", "Наступний раунд переговорів запланований на наступний тиждень, заявили в Кремлі.", "Україна та Росія проведуть переговори у Стамбулі в четвер.")]
    [InlineData("ru", "Следующий раунд переговоров запланирован на следующую неделю, заявили в Кремле.", "Украина и Россия проведут переговоры в Стамбуле в четверг.")]
    [InlineData("en", "Turkey said Russia and Ukraine would hold talks in Istanbul on Thursday.", "Ukraine and Russia will hold talks in Istanbul on Thursday.")]
    [InlineData("uk", "Туреччина повідомила, що Росія та Україна проведуть переговори у Стамбулі в четвер.", "Україна та Росія проведуть переговори у Стамбулі в четвер.")]
    [InlineData("ru", "Турция сообщила, что Россия и Украина проведут переговоры в Стамбуле в четверг.", "Украина и Россия проведут переговоры в Стамбуле в четверг.")]
    [InlineData("en", "Putin will meet Witkoff on Thursday.", "The Russian president will meet the American envoy on Thursday.")]
    public void Reports_of_one_meeting_are_one_whoever_tells_of_it(string language, string one, string other) =>
        Assert.Equal(1, Entries((language, one), (language, other)));

    [Fact]
    public void One_meeting_told_in_three_languages_is_one_entry() => Assert.Equal(1, Entries(
        ("en", "Witkoff will meet Putin in Moscow on Thursday."),
        ("uk", "Віткофф зустрінеться з Путіним у Москві в четвер."),
        ("ru", "Уиткофф встретится с Путиным в Москве в четверг.")));

    private int Entries(params (string Language, string Text)[] reports)
    {
        for (var i = 0; i < reports.Length; i++)
        {
            _ledger.Hear(Assert.Single(Items.Read(reports[i].Language, "2025-11-23T10:00:00Z", reports[i].Text)), From($"p{i}", "2025-11-23", i + 1));
        }

        return _ledger.Live.Count();
    }
}
