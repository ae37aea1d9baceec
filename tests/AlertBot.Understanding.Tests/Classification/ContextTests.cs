using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Understanding.Tests.Classification;

/// <summary>Context decides: the same words in doubt, in the past, in a list of topics or beside another conflict. All wording is our own.</summary>
public sealed class ContextTests
{
    private static readonly ItemReader Reader = new();

    [Theory]
    // Conditional: what would happen if is a position on the talks.
    [InlineData("en", "If Russia agrees to a ceasefire, Ukraine will hold elections, Zelensky says")]
    [InlineData("uk", "Якщо Росія погодиться на перемир'я, Україна проведе вибори — Зеленський")]
    [InlineData("ru", "Если Киев согласится на перемирие, Москва готова к переговорам, заявил Песков")]
    // Quotation: who is quoted on the terms is news of the talks.
    [InlineData("en", "\"There will be no peace on Moscow's terms\": Yermak on the US plan for Ukraine")]
    [InlineData("uk", "\"Миру на умовах Москви не буде\": Єрмак про план США щодо України")]
    [InlineData("ru", "«Мира на условиях Киева не будет»: Лавров о мирном плане США")]
    // Denial: a denied meeting is about the meeting.
    [InlineData("en", "Kremlin denies that Putin and Zelensky will meet in Istanbul")]
    [InlineData("uk", "У Кремлі заперечили підготовку зустрічі Путіна і Зеленського у Стамбулі")]
    [InlineData("ru", "Кремль опроверг подготовку встречи Путина и Зеленского в Стамбуле")]
    // Digests and live blogs that name the talks.
    [InlineData("en", "Ukraine war live: Witkoff and Putin meet in Moscow on the peace plan")]
    [InlineData("uk", "Головне за день: переговори України та США в Женеві, удар по Одесі")]
    [InlineData("ru", "Главное к утру: переговоры России и Украины в Стамбуле, атака дронов")]
    // Opinion and analysis of the talks are what a subscriber of them reads.
    [InlineData("en", "Analysis: why Putin rejects a ceasefire in Ukraine")]
    [InlineData("uk", "Чому Путін відкидає перемир'я: пояснюють експерти")]
    [InlineData("ru", "Эксперты объяснили, почему Киев отвергает мирный план Трампа")]
    // Another conflict beside it does not drown it.
    [InlineData("en", "After Gaza, Trump says he will now end the war in Ukraine")]
    [InlineData("uk", "Трамп після угоди щодо Гази пообіцяв завершити війну в Україні")]
    [InlineData("ru", "Трамп после сделки по Газе пообещал завершить войну на Украине")]
    public void In_doubt_in_quotes_or_in_a_list_it_is_about_the_talks(string language, string title) => Assert.True(Relevance(language, title) >= Threshold, $"{Relevance(language, title):0.00}");

    [Theory]
    // Other negotiations with a party's or broker's name in them.
    [InlineData("en", "Witkoff and Kushner meet Netanyahu on the second phase of the Gaza truce")]
    [InlineData("uk", "Віткофф обговорив із Нетаньягу другу фазу перемир'я в Газі")]
    [InlineData("ru", "Уиткофф обсудил с Нетаньяху вторую фазу перемирия в секторе Газа")]
    [InlineData("en", "Russia offers to host nuclear talks between Iran and the US")]
    [InlineData("uk", "Росія пропонує прийняти ядерні переговори Ірану і США")]
    [InlineData("ru", "Россия предложила площадку для ядерных переговоров Ирана и США")]
    [InlineData("en", "Ukraine opens accession talks with the EU")]
    [InlineData("uk", "Україна відкрила перший кластер переговорів про вступ до ЄС")]
    [InlineData("ru", "Украина начала переговоры о вступлении в ЕС")]
    // Anniversaries and history.
    [InlineData("en", "Eighty years ago: how the war ended in Kyiv")]
    [InlineData("uk", "80 років тому: як завершилася війна для Києва")]
    [InlineData("ru", "Годовщина Победы: как завершилась война в 1945 году")]
    // Listicles and digests without the talks.
    [InlineData("en", "Five books about Ukraine to read this summer")]
    [InlineData("uk", "П'ять книжок про Україну, які варто прочитати влітку")]
    [InlineData("ru", "Пять сериалов о России, которые стоит посмотреть")]
    // Homonyms and substrings.
    [InlineData("en", "Kyiv Dynamo swaps coaches after transfer talks collapse")]
    [InlineData("uk", "Динамо Київ веде переговори про трансфер захисника")]
    [InlineData("ru", "ЦСКА ведет переговоры о трансфере украинского вратаря")]
    [InlineData("en", "Russian striker's deadline-day move to London")]
    [InlineData("uk", "Курс обміну валют у Києві на 15 липня")]
    [InlineData("ru", "Обмен валюты в Москве: курс на 15 июля")]
    public void What_has_its_words_in_another_sense_is_not_the_talks(string language, string title) => Assert.True(Relevance(language, title) < Threshold, $"{Relevance(language, title):0.00}");

    [Theory]
    [InlineData("en", "Russia and Ukraine agree on a prisoner swap", Direction.Towards)]
    [InlineData("uk", "Україна та Росія домовилися про обмін полоненими", Direction.Towards)]
    [InlineData("ru", "Россия и Украина договорились об обмене пленными", Direction.Towards)]
    [InlineData("en", "Kremlin rejects Ukraine's ceasefire offer", Direction.Away)]
    [InlineData("uk", "Кремль відкинув пропозицію України про перемир'я", Direction.Away)]
    [InlineData("ru", "Киев отверг предложение Москвы о перемирии", Direction.Away)]
    [InlineData("en", "Ukraine and Russia fail to agree on a ceasefire in Istanbul", Direction.Away)]
    [InlineData("en", "Will Russia agree to a ceasefire with Ukraine?", Direction.Unclear)]
    [InlineData("uk", "Чи погодиться Росія на перемир'я з Україною?", Direction.Unclear)]
    [InlineData("ru", "Согласится ли Россия на перемирие с Украиной?", Direction.Unclear)]
    public void A_title_points_towards_agreement_or_away_from_it(string language, string title, Direction direction)
    {
        var reading = Read(language, title)!;
        Assert.Equal(direction, reading.Direction);
        Assert.Equal(direction == Direction.Unclear, !reading.Signals.Any(s => s.Rule.StartsWith("towards", StringComparison.Ordinal) || s.Rule.StartsWith("away", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("en", "BREAKING: Russia and Ukraine agree to a ceasefire", Urgency.Breaking)]
    [InlineData("uk", "Терміново: Україна та Росія погодили перемир'я", Urgency.Breaking)]
    [InlineData("ru", "Срочно: Россия и Украина согласовали перемирие", Urgency.Breaking)]
    [InlineData("en", "Trump and Putin meet in Alaska on ending the war in Ukraine", Urgency.Major)]
    [InlineData("uk", "Зеленський і Трамп зустрілися у Вашингтоні", Urgency.Major)]
    [InlineData("ru", "Путин и Трамп провели встречу на Аляске", Urgency.Major)]
    [InlineData("en", "Peskov: Russia remains open to talks with Ukraine", Urgency.Routine)]
    [InlineData("uk", "Пєсков: Росія відкрита до переговорів з Україною", Urgency.Routine)]
    [InlineData("ru", "Песков: Россия открыта к переговорам с Украиной", Urgency.Routine)]
    public void What_changes_plans_is_urgent(string language, string title, Urgency urgency) => Assert.Equal(urgency, Read(language, title)!.Urgency);

    private const double Threshold = 0.4;

    private static double Relevance(string language, string title) => Read(language, title)?.Relevance ?? 0;

    private static DossierReading? Read(string language, string title) =>
        Reader.Read(new ItemText("id", title, "", PublicationTime.On(new LocalDate(2025, 7, 23)), language)).For("ukraine-russia-talks");
}
