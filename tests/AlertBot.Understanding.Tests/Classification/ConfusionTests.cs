using NodaTime;

namespace AlertBot.Understanding.Tests.Classification;

/// <summary>Classes of error that real items taught, an example of each in three languages. All wording is our own.</summary>
public sealed class ConfusionTests
{
    private const double Threshold = 0.4;

    private static readonly ItemReader Reader = new();

    [Theory]
    // An office stands for whoever holds it.
    [InlineData("en", "Turkish foreign minister to meet Putin on ending the war in Ukraine")]
    [InlineData("uk", "Президент Фінляндії розповів, про що домовилися на зустрічі з Трампом щодо миру в Україні")]
    [InlineData("ru", "Глава МИД Турции обсудил в Москве переговоры по Украине")]
    // Silence, pauses and moratoria are ceasefires, too.
    [InlineData("en", "Kremlin offers a three-day lull over Easter, Kyiv says yes")]
    [InlineData("uk", "Зеленський готовий до великодньої тиші, якщо росіяни теж зупиняться")]
    [InlineData("ru", "Москва предложила Киеву мораторий на удары по энергетике")]
    // Captives are called by many names.
    [InlineData("en", "Azovstal defenders freed from Russian captivity in new exchange")]
    [InlineData("uk", "Ще сотня оборонців удома: відбувся обмін")]
    [InlineData("ru", "Москалькова передала Киеву списки пленных")]
    // Talks are news whichever third person is told about them.
    [InlineData("en", "Zelensky briefs European leaders on the talks in Geneva")]
    [InlineData("uk", "Зеленський і Стармер обговорили хід перемовин зі США")]
    [InlineData("ru", "Зеленский рассказал Макрону о переговорах в Женеве")]
    // A delegation at the place of talks needs no other word, and names stand in every case.
    [InlineData("en", "Russian delegation lands in Istanbul")]
    [InlineData("uk", "Російська делегація вже в Абу-Дабі")]
    [InlineData("ru", "Украинская делегация прилетела в Женеву")]
    [InlineData("uk", "Перемир'я від Києва не прийняли: у Москві відхилили пропозицію")]
    [InlineData("ru", "Мирный план обсудили с Белым домом и Киевом")]
    // A memorandum is no meme, a consultation no consulate, the White House not the House.
    [InlineData("en", "White House sets Putin a deadline to end the war")]
    [InlineData("uk", "Росія передала Україні проєкт меморандуму про припинення вогню")]
    [InlineData("ru", "Российская делегация прибыла в Стамбул на консультации с Украиной")]
    // The wounded are exchanged, too; leaders who spoke for two hours spoke with each other; the broker tells of progress.
    [InlineData("en", "First wounded soldiers exchanged by Ukraine and Russia")]
    [InlineData("uk", "Відбувся другий обмін тяжкопораненими з Росією")]
    [InlineData("ru", "Россия и Украина провели обмен тяжелоранеными")]
    [InlineData("uk", "Трамп і Путін говорили понад годину")]
    [InlineData("en", "White House says progress made at trilateral meeting on Ukraine")]
    [InlineData("en", "Kushner: two issues left between Russia and Ukraine")]
    public void Other_words_for_the_talks_are_the_talks(string language, string title) => Assert.True(Relevance(language, title) >= Threshold, $"{Relevance(language, title):0.00}");

    [Theory]
    // A captive in the dock is a case for a court, not an exchange.
    [InlineData("en", "Russian court sentences Ukrainian prisoner of war to 18 years")]
    [InlineData("uk", "Суд у Росії засудив українського військовополоненого до 20 років")]
    [InlineData("ru", "Суд приговорил украинского военнопленного к 15 годам")]
    // Diplomats speak of their embassies.
    [InlineData("en", "Russia and US hold consultations on embassies and visas")]
    [InlineData("uk", "Росія і США обговорили роботу посольств та візові питання")]
    [InlineData("ru", "Россия и США провели консультации о визах и работе посольств")]
    // Plans that are no peace plans.
    [InlineData("en", "EU approves a financing plan for Ukraine")]
    [InlineData("uk", "Уряд України затвердив план відбудови Харкова")]
    [InlineData("ru", "Правительство России подготовило план по добыче угля")]
    // "Peacekeepers" of a party elsewhere.
    [InlineData("en", "Moldova protests over drills of Russian peacekeepers in Transnistria")]
    [InlineData("uk", "Молдова обурена навчаннями російських миротворців у Придністров'ї")]
    [InlineData("ru", "Молдавия возмутилась учениями российских миротворцев в Приднестровье")]
    // Civilians who were killed are nobody's exchange.
    [InlineData("en", "Bodies of civilians found after shelling of Kherson")]
    [InlineData("uk", "На Донеччині знайшли тіла загиблих мирних жителів")]
    [InlineData("ru", "Под Курском нашли тела убитых мирных жителей")]
    // Leaders meet about something else.
    [InlineData("en", "Zelensky meets Dutch prime minister on drones and air defence")]
    [InlineData("uk", "Зеленський зустрівся з прем'єром Нідерландів: говорили про дрони та ППО")]
    [InlineData("ru", "Путин обсудил с Пезешкианом торговлю и газ")]
    public void Words_of_the_talks_in_another_business_are_not_the_talks(string language, string title) => Assert.True(Relevance(language, title) < Threshold, $"{Relevance(language, title):0.00}");

    [Theory]
    [InlineData("en", "Trump says the Iran ceasefire is over. And, Russian swimmers return to the pool")]
    [InlineData("uk", "Ізраїль і ХАМАС погодили припинення вогню. Росіяни повертаються на Олімпіаду")]
    [InlineData("ru", "ХАМАС согласился на прекращение огня. Россиян вернут на Олимпиаду")]
    public void Two_headlines_in_one_title_do_not_lend_each_other_their_words(string language, string title) =>
        Assert.True(Relevance(language, title) < Threshold, $"{Relevance(language, title):0.00}");

    [Fact]
    public void A_text_that_is_silent_about_the_talks_speaks_against_its_title()
    {
        const string Title = "Trump and Zelensky to speak by phone";
        const string Silent = "The two will talk about air defence. Kyiv wants more Patriot systems. Raytheon builds them in Arizona. Delivery takes two years.";
        Assert.True(Relevance("en", Title, Silent) < Relevance("en", Title) - 0.1);
    }

    [Fact]
    public void A_text_that_keeps_speaking_of_the_talks_speaks_for_its_title()
    {
        const string Title = "What Moscow wants from Kyiv";
        const string Telling = "Russia and Ukraine hold peace talks in Istanbul. Moscow demands territory before a ceasefire. Ukraine rejects the terms. The next round of negotiations is planned.";
        Assert.True(Relevance("en", Title, Telling) > Relevance("en", Title) + 0.3);
    }

    private static double Relevance(string language, string title, string text = "") =>
        Reader.Read(new ItemText("id", title, text, PublicationTime.On(new LocalDate(2025, 7, 23)), language)).For("ukraine-russia-talks")?.Relevance ?? 0;
}
