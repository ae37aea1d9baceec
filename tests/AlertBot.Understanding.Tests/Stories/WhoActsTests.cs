using AlertBot.Understanding.Stories;
using AlertBot.Understanding.Stories.Features;
using NodaTime;

namespace AlertBot.Understanding.Tests.Stories;

/// <summary>What a title of a followed negotiation says of who acts, who spoke with whom, and which clause is the news.</summary>
public class WhoActsTests
{
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 6, 8, 0);
    private static readonly ItemReader Reader = new();

    [Theory]
    [InlineData("Kyiv and Moscow swap dozens more captured soldiers", "Russia, Ukraine swap dozens of captured soldiers hours after drones hit Odesa", "en")]
    [InlineData("Україна та Росія обмінялися полоненими", "Україна і Росія провели обмін полоненими після масованої атаки дронів на Одесу", "uk")]
    [InlineData("Россия и Украина обменялись пленными", "Украина и Россия провели обмен пленными на фоне массированной атаки дронов на Одессу", "ru")]
    public void What_the_war_did_meanwhile_is_not_the_news_of_an_exchange(string first, string second, string language) =>
        Assert.Equal([1, 1], Group((first, language, 0, "one", ""), (second, language, 30, "two", "")));

    [Theory]
    [InlineData("Trump's envoy heads to Moscow with a peace plan for Ukraine", "US takes its peace plan for Ukraine to Moscow", "en")]
    [InlineData("Посланець Трампа везе до Москви мирний план щодо України", "США везуть до Москви мирний план щодо України", "uk")]
    [InlineData("Советник Трампа везёт в Москву мирный план по Украине", "США везут в Москву мирный план по Украине", "ru")]
    public void An_envoy_acts_for_the_side_and_not_as_who_sends_him(string envoy, string side, string language) => Assert.Equal(LeadOf(side, language), LeadOf(envoy, language));

    [Theory]
    [InlineData("Rubio: ceasefire depends on Putin", "Rubio speaks", "en")]
    [InlineData("Рубіо: перемир'я залежить від Путіна", "Рубіо висловився", "uk")]
    [InlineData("Рубио: перемирие зависит от Путина", "Рубио высказался", "ru")]
    public void Who_stands_before_a_colon_speaks(string title, string other, string language) => Assert.Equal(LeadOf(other, language), LeadOf(title, language));

    [Theory]
    [InlineData("Macron and Putin speak about a ceasefire in Ukraine", "en", "Why the Macron-Putin call was no breakthrough for Ukraine's peace talks", "en")]
    [InlineData("Макрон і Путін поговорили телефоном про мир в Україні", "uk", "Як розмова Макрона з Путіним змінює переговори про перемир'я", "uk")]
    [InlineData("Макрон поговорил с Путиным о перемирии на Украине", "ru", "Телефонный разговор Путина и Макрона: что он меняет для переговоров по Украине", "ru")]
    [InlineData("Macron and Putin speak about a ceasefire in Ukraine", "en", "Телефонный разговор Путина и Макрона: что он меняет для переговоров по Украине", "ru")]
    public void A_call_is_known_by_who_made_it_for_two_days(string first, string language, string second, string its)
    {
        Assert.Contains("same call", Why((first, language, 0, "one", ""), (second, its, 28, "two", "")));
        Assert.DoesNotContain("same call", Why((first, language, 0, "one", ""), (second, its, 80, "two", "")));
    }

    [Theory]
    [InlineData("Macron to call Putin about a ceasefire in Ukraine", "en")]
    [InlineData("Kremlin: no call of Macron and Putin on Ukraine's ceasefire", "en")]
    [InlineData("Zelensky on the Macron and Putin call: a ceasefire must come first", "en")]
    [InlineData("Макрон планує поговорити з Путіним про перемир'я в Україні", "uk")]
    [InlineData("Разговор Путина и Макрона о перемирии на Украине не планируется", "ru")]
    public void A_call_that_is_planned_denied_or_spoken_of_by_a_third_is_known_by_nobody(string title, string language) =>
        Assert.DoesNotContain("same call", Why(("Macron and Putin speak about a ceasefire in Ukraine", "en", 0, "one", ""), (title, language, 20, "two", "")));

    [Theory]
    [InlineData("Rubio won't say whether sanctions come before peace talks with Russia", "Ceasefire in Ukraine needs Putin's word — Rubio", "Rubio said at a Senate committee hearing that more is needed.", "en")]
    [InlineData("Рубіо не сказав, чи будуть санкції до мирних переговорів з Росією", "Рубіо: перемир'я в Україні залежить від Путіна", "Про це держсекретар сказав під час слухань у Сенаті.", "uk")]
    [InlineData("Рубио не ответил, будут ли санкции до мирных переговоров с Россией", "Рубио: перемирие на Украине зависит от Путина", "Об этом он сказал на слушаниях в Сенате.", "ru")]
    public void Two_sentences_of_one_hearing_are_one_story(string first, string second, string text, string language)
    {
        Assert.Contains("same hearing", Why((first, language, 0, "wire", text), (second, language, 2, "wire", text)));
        Assert.DoesNotContain("same hearing", Why((first, language, 0, "wire", text), (second, language, 20, "wire", text)));
    }

    [Theory]
    [InlineData("A new round of peace talks between Ukraine and Russia will be held in Istanbul", "en")]
    [InlineData("No breakthrough: Ukraine and Russia will hold a new round of peace talks", "en")]
    [InlineData("A new round of peace talks between Ukraine and Russia will be no later than Friday", "en")]
    [InlineData("Новий раунд мирних переговорів України та Росії відбудеться у Стамбулі", "uk")]
    [InlineData("Новий раунд мирних переговорів України та Росії відбудеться не раніше серпня", "uk")]
    [InlineData("Прориву немає: Україна та Росія проведуть новий раунд мирних переговорів", "uk")]
    [InlineData("Новый раунд мирных переговоров России и Украины состоится в Стамбуле", "ru")]
    [InlineData("Новый раунд мирных переговоров России и Украины состоится не раньше августа", "ru")]
    [InlineData("Прорыва нет: Россия и Украина проведут новый раунд мирных переговоров", "ru")]
    public void A_new_round_that_is_announced_is_to_come(string title, string language) => Assert.True(IsAhead(title, language));

    [Theory]
    [InlineData("No new round of peace talks between Ukraine and Russia is planned", "en")]
    [InlineData("No new round of peace talks between Ukraine and Russia will be held", "en")]
    [InlineData("There will be no new round of peace talks with Russia, Zelensky says", "en")]
    [InlineData("A new round of peace talks with Russia will probably not be held, Zelensky says", "en")]
    [InlineData("Нового раунду мирних переговорів України та Росії не буде", "uk")]
    [InlineData("Новий раунд мирних переговорів України та Росії не відбудеться", "uk")]
    [InlineData("Новий раунд мирних переговорів України та Росії не заплановано", "uk")]
    [InlineData("Жоден новий раунд мирних переговорів України та Росії цього тижня не відбудеться", "uk")]
    [InlineData("Відбудеться не новий раунд мирних переговорів з Росією, а консультації", "uk")]
    [InlineData("Нового раунда мирных переговоров России и Украины не будет", "ru")]
    [InlineData("Новый раунд мирных переговоров России и Украины не состоится", "ru")]
    [InlineData("Новый раунд мирных переговоров России и Украины не планируется", "ru")]
    [InlineData("Никакого нового раунда мирных переговоров с Украиной не проведут", "ru")]
    public void A_new_round_without_a_number_that_is_denied_is_not_to_come(string title, string language) => Assert.False(IsAhead(title, language));

    [Theory]
    [InlineData("Peskov on the US peace plan: the earlier text was changed", "Russia says it has not seen the 19-point peace plan, but the earlier text was good", "en")]
    [InlineData("Пєсков про мирний план США: попередній текст змінився", "Росія не бачила мирний план США з 19 пунктів, але попередній текст був добрий", "uk")]
    [InlineData("Песков о мирном плане США: прежний текст изменился", "Россия не видела мирный план США из 19 пунктов, но прежний текст был хорош", "ru")]
    public void A_country_speaks_by_its_people(string first, string second, string language) =>
        Assert.Equal([1, 1], Group((first, language, 0, "one", ""), (second, language, 3, "two", "")));

    private static bool IsAhead(string title, string language) =>
        new FeatureReader(StoryOptions.Default).Read(StoryItems.Item("a", title, 0, language)).Headline.IsAhead;

    private static int LeadOf(string title, string language) =>
        new FeatureReader(StoryOptions.Default).Read(StoryItems.Item("a", title, 0, language)).Headline.Lead;

    private static List<long> Group(params (string Title, string Language, double Hours, string Publisher, string Text)[] items) => [.. Place(items).Select(p => p.Story)];

    private static string Why(params (string Title, string Language, double Hours, string Publisher, string Text)[] items) => string.Join("; ", Place(items)[^1].Why.Select(w => w.Rule));

    private static List<StoryPlacement> Place((string Title, string Language, double Hours, string Publisher, string Text)[] items)
    {
        var grouper = new StoryGrouper();
        var stories = 0L;
        return [.. items.Select((item, i) => grouper.Place(Item("i" + i, item.Title, item.Language, item.Hours, item.Publisher, item.Text), () => ++stories))];
    }

    private static StoryItem Item(string id, string title, string language, double hours, string publisher, string text)
    {
        var item = new ItemText(id, title, text, PublicationTime.At(Start + Duration.FromHours(hours)), language, null, publisher);
        var read = StoryItem.Of(item, Reader.Read(item));
        Assert.NotEmpty(read.Mentions);
        return read;
    }
}
