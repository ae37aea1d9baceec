using NodaTime;

namespace AlertBot.Understanding.Tests.Classification;

/// <summary>Each class of confusion in three languages; all wording is our own.</summary>
public sealed class RelevanceTests
{
    private static readonly ItemReader Reader = new();

    [Theory]
    [InlineData("en", "Umerov and Medinsky meet in Istanbul for a new round of talks")]
    [InlineData("en", "Kremlin rejects Ukraine's offer of a 30-day ceasefire")]
    [InlineData("en", "Ukraine and Russia swap 300 prisoners of war each")]
    [InlineData("en", "Trump sets Putin a 50-day deadline to end the war in Ukraine")]
    [InlineData("en", "Witkoff flies to Moscow to discuss the peace plan with Putin")]
    [InlineData("en", "No date yet for the next round of talks between Kyiv and Moscow, Peskov says")]
    [InlineData("uk", "Умєров і Мединський зустрілися у Стамбулі на новому раунді переговорів")]
    [InlineData("uk", "Кремль відкинув пропозицію України про 30-денне перемир'я")]
    [InlineData("uk", "Україна та Росія провели обмін полоненими")]
    [InlineData("uk", "Зеленський і Трамп обговорили мирний план телефоном")]
    [InlineData("uk", "Переговори з Росією зірвано: делегація РФ не приїхала")]
    [InlineData("ru", "Умеров и Мединский провели в Стамбуле новый раунд переговоров")]
    [InlineData("ru", "Песков: дата следующего раунда переговоров с Украиной не согласована")]
    [InlineData("ru", "Россия и Украина провели обмен военнопленными")]
    [InlineData("ru", "Путин и Трамп обсудили по телефону урегулирование на Украине")]
    public void Talks_terms_exchanges_and_deadlines_are_relevant(string language, string title)
    {
        Assert.True(Read(language, title) >= 0.4, $"{Read(language, title):0.00}");
    }

    [Theory]
    // Refusal, doubt and negation are news of the talks, not absence of them.
    [InlineData("en", "Ukraine will not cede Donbas in any peace deal, Zelensky says")]
    [InlineData("uk", "Зеленський: Україна не погодиться на територіальні поступки у мирній угоді")]
    [InlineData("ru", "Лавров: перемирие на Украине без устранения первопричин невозможно")]
    // So are questions about them.
    [InlineData("en", "Will Putin accept the ceasefire that Ukraine offers?")]
    [InlineData("uk", "Чи погодиться Путін на припинення вогню в Україні?")]
    [InlineData("ru", "Согласится ли Киев на мирные переговоры с Москвой?")]
    public void Negated_and_asked_is_still_about_the_talks(string language, string title)
    {
        Assert.True(Read(language, title) >= 0.4, $"{Read(language, title):0.00}");
    }

    [Theory]
    // Other conflicts and other negotiations.
    [InlineData("en", "Hamas weighs a ceasefire in Gaza as talks continue in Doha")]
    [InlineData("en", "Iran and the US hold a fifth round of nuclear talks in Rome")]
    [InlineData("uk", "Ізраїль і ХАМАС домовилися про перемир'я в секторі Гази")]
    [InlineData("uk", "Китай і США продовжили торгове перемир'я")]
    [InlineData("ru", "ХАМАС и Израиль продолжили переговоры о перемирии в секторе Газа")]
    [InlineData("ru", "Армения и Азербайджан согласовали мирный договор")]
    // The war without the talks.
    [InlineData("en", "Russian drones hit Kharkiv overnight, two people killed")]
    [InlineData("en", "Germany delivers two Patriot systems to Ukraine")]
    [InlineData("uk", "Росія вдарила дронами по Харкову, двоє загиблих")]
    [InlineData("uk", "Зеленський підписав закон про бюджет на оборону")]
    [InlineData("ru", "Минобороны сообщило об уничтожении 50 украинских дронов за ночь")]
    [InlineData("ru", "Путин назначил нового министра транспорта")]
    // Diplomacy of the parties about something else.
    [InlineData("en", "Putin and Modi discuss energy ties in New Delhi")]
    [InlineData("uk", "Зеленський зустрівся у Мадриді з королем Іспанії")]
    [InlineData("uk", "Україна та Польща ведуть перемовини щодо експорту зерна")]
    [InlineData("ru", "Лавров обсудил с главой МИД Индии торговлю и экономику")]
    // Sports, labour, markets, homonyms and substrings.
    [InlineData("en", "Shakhtar Donetsk in talks to sign Brazilian striker")]
    [InlineData("en", "Moscow Exchange index up after the central bank's decision")]
    [InlineData("en", "Russian ideal dealership stalks the market for peacekeeper watches")]
    [InlineData("en", "Ukrainian activist wins Nobel Peace Prize")]
    [InlineData("uk", "Українська правозахисниця отримала Нобелівську премію миру")]
    [InlineData("uk", "Двоє мирних жителів поранені внаслідок обстрілу Херсона")]
    [InlineData("ru", "Россиянка выиграла чемпионат мира по шахматам")]
    [InlineData("ru", "Мирные жители пострадали при обстреле Белгородской области")]
    // History and anniversaries.
    [InlineData("en", "Thirty years ago Ukraine voted for independence: a look back")]
    [InlineData("uk", "Роковини: 80 років тому завершилася битва за Київ")]
    [InlineData("ru", "Годовщина битвы под Москвой: что нужно знать")]
    // Digests that do not name the talks.
    [InlineData("en", "Morning news brief: storms in Texas, and Ukraine's new drones")]
    [InlineData("uk", "Новини дня: атака на Одесу, ціни на газ і погода")]
    [InlineData("ru", "Главные новости дня: указ Путина, курс рубля и погода")]
    public void What_only_looks_like_the_talks_is_not_relevant(string language, string title)
    {
        Assert.True(Read(language, title) < 0.4, $"{Read(language, title):0.00}");
    }

    [Fact]
    public void Boilerplate_behind_the_text_makes_nothing_relevant()
    {
        const string Text = "Heavy rain flooded streets in Kyiv on Monday. Read more: Witkoff and Putin hold peace talks on ending the war in Ukraine.";
        Assert.True(Read("en", "Flooded streets in Kyiv", Text) < 0.4);
    }

    [Fact]
    public void An_item_that_names_no_party_touches_no_dossier()
    {
        Assert.Empty(Reader.Read(Item("en", "Local council repairs the bridge", "Work starts in May.")).Dossiers);
    }

    [Fact]
    public void Every_reason_quotes_the_item_and_the_weights_explain_the_score()
    {
        const string Title = "Kremlin rejects Ukraine's ceasefire offer";
        var reading = Reader.Read(Item("en", Title, "")).For("ukraine-russia-talks")!;
        Assert.NotEmpty(reading.Why);
        Assert.All(reading.Why.SelectMany(w => w.Quote.Split(" … ")), quote => Assert.Contains(quote, Title, StringComparison.Ordinal));
        Assert.Equal(["Kremlin", "Ukraine"], reading.Mentions);
    }

    [Fact]
    public void Reading_is_the_same_on_every_thread()
    {
        var item = Item("uk", "Умєров і Віткофф обговорили гарантії безпеки у Маямі", "");
        var readings = new double[64];
        Parallel.For(0, readings.Length, i => readings[i] = Reader.Read(item).Dossiers[0].Relevance);
        Assert.Single(readings.Distinct());
    }

    private static double Read(string language, string title, string text = "") =>
        Reader.Read(Item(language, title, text)).For("ukraine-russia-talks")?.Relevance ?? 0;

    private static ItemText Item(string language, string title, string text) =>
        new("id", title, text, PublicationTime.On(new LocalDate(2025, 7, 23)), language);
}
