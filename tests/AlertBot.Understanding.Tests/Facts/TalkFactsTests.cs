using AlertBot.Understanding.Facts;

namespace AlertBot.Understanding.Tests.Facts;

/// <summary>Facts of the talks in three languages; all wording is our own.</summary>
public sealed class TalkFactsTests
{
    [Theory]
    [InlineData("en", "The third round of Ukraine-Russia talks took place in Istanbul on July 23.", FactKind.Round, "3")]
    [InlineData("uk", "Третій раунд переговорів України та Росії відбувся у Стамбулі 23 липня.", FactKind.Round, "3")]
    [InlineData("ru", "Третий раунд переговоров России и Украины прошел в Стамбуле 23 июля.", FactKind.Round, "3")]
    [InlineData("en", "Ukraine and Russia met in Istanbul for peace talks.", FactKind.Venue, "Istanbul")]
    [InlineData("uk", "Переговори України та Росії пройшли в Абу-Дабі.", FactKind.Venue, "Abu Dhabi")]
    [InlineData("ru", "Переговоры России и Украины прошли в Женеве.", FactKind.Venue, "Geneva")]
    [InlineData("en", "The Istanbul peace talks between Ukraine and Russia ended without a breakthrough.", FactKind.Venue, "Istanbul")]
    [InlineData("en", "No deal as Trump and Putin end Alaska summit", FactKind.Venue, "Alaska")]
    [InlineData("en", "Trump, Putin leave Alaska with no ceasefire", FactKind.Venue, "Alaska")]
    [InlineData("en", "Ukraine and Russia held peace talks on July 23.", FactKind.HeldOn, "2025-07-23")]
    [InlineData("uk", "Переговори України та Росії відбулися 23 липня.", FactKind.HeldOn, "2025-07-23")]
    [InlineData("ru", "Переговоры России и Украины состоялись вчера.", FactKind.HeldOn, "2025-07-23")]
    [InlineData("en", "Ukraine and Russia will hold new peace talks on 2 August.", FactKind.PlannedFor, "2025-08-02")]
    [InlineData("uk", "Наступні переговори України та Росії відбудуться в п'ятницю.", FactKind.PlannedFor, "2025-07-25")]
    [InlineData("ru", "Новые переговоры России и Украины состоятся завтра.", FactKind.PlannedFor, "2025-07-25")]
    [InlineData("en", "Ukraine and Russia met for talks on Wednesday.", FactKind.HeldOn, "2025-07-23")]
    [InlineData("en", "Ukraine and Russia to hold fourth round of talks on Wednesday", FactKind.PlannedFor, "2025-07-30")]
    [InlineData("en", "Advisers of Ukraine and its allies met in Kyiv on Saturday for talks on a plan to end the war with Russia.", FactKind.HeldOn, "2025-07-19")]
    [InlineData("en", "Ukraine and Russia held talks on Wednesday and will meet for talks again on Monday.", FactKind.HeldOn, "2025-07-23")]
    [InlineData("en", "Ukraine and Russia held talks on Wednesday and will meet for talks again on Monday.", FactKind.PlannedFor, "2025-07-28")]
    [InlineData("ru", "Россия и Украина провели переговоры в среду, следующий раунд переговоров состоится в понедельник.", FactKind.HeldOn, "2025-07-23")]
    [InlineData("uk", "Україна і Росія провели переговори у середу.", FactKind.HeldOn, "2025-07-23")]
    [InlineData("ru", "Россия и Украина провели переговоры в среду.", FactKind.HeldOn, "2025-07-23")]
    [InlineData("en", "The talks between Ukraine and Russia lasted less than an hour.", FactKind.Duration, "<PT1H")]
    [InlineData("uk", "Переговори України та Росії тривали близько 40 хвилин.", FactKind.Duration, "~PT40M")]
    [InlineData("ru", "Переговоры России и Украины длились почти пять часов.", FactKind.Duration, "~PT5H")]
    [InlineData("en", "Russia and Ukraine agreed to exchange over 1,200 prisoners after the talks.", FactKind.PeopleExchanged, ">1200")]
    [InlineData("uk", "Україна повернула тіла: репатрійовано 1000 тіл загиблих після переговорів з Росією.", FactKind.BodiesExchanged, "1000")]
    [InlineData("en", "After the talks Russia handed Ukraine the bodies of over 1,000 soldiers in an exchange.", FactKind.BodiesExchanged, ">1000")]
    [InlineData("uk", "Обмін після переговорів з Росією: Україна отримала тіла 1000 загиблих військових.", FactKind.BodiesExchanged, "1000")]
    [InlineData("ru", "Обмен после переговоров Украины и России: переданы тела 1000 погибших военнослужащих.", FactKind.BodiesExchanged, "1000")]
    [InlineData("ru", "Россия и Украина провели обмен: домой вернулись 205 военнопленных.", FactKind.PeopleExchanged, "205")]
    [InlineData("en", "Russia and Ukraine ended the talks without a breakthrough.", FactKind.Outcome, "no breakthrough")]
    [InlineData("uk", "Переговори України та Росії завершилися без прориву.", FactKind.Outcome, "no breakthrough")]
    [InlineData("ru", "Переговоры России и Украины закончились без прорыва.", FactKind.Outcome, "no breakthrough")]
    public void Values_do_not_depend_on_the_language(string language, string text, FactKind kind, string value)
    {
        var fact = Told.Of(language, text).Facts.All.FirstOrDefault(f => f.Kind == kind);
        Assert.Equal(value, fact?.Value);
        Assert.Contains(fact!.Quote, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Ukraine proposed a 30-day unconditional ceasefire.", FactKind.Proposal, "30-day unconditional ceasefire", "Ukraine")]
    [InlineData("uk", "Україна запропонувала повне перемир'я на переговорах з Росією.", FactKind.Proposal, "full ceasefire", "Ukraine")]
    [InlineData("ru", "Мединский предложил создать три рабочие группы на переговорах с Украиной.", FactKind.Proposal, "3 working groups", "Russia")]
    [InlineData("en", "Russia wants working groups: Medinsky proposed three working groups at the talks with Ukraine.", FactKind.Proposal, "3 working groups", "Russia")]
    [InlineData("en", "Moscow has rejected Ukraine's proposal of a ceasefire.", FactKind.ProposalAnswer, "rejected", "Russia")]
    [InlineData("en", "The ceasefire that Ukraine offers is backed by the US.", FactKind.ProposalAnswer, "backed", "United States")]
    [InlineData("uk", "Росія відхилила пропозицію України про перемир'я.", FactKind.ProposalAnswer, "rejected", "Russia")]
    [InlineData("ru", "Киев отверг мирный план по Украине.", FactKind.ProposalAnswer, "rejected", "Ukraine")]
    [InlineData("en", "Peskov said Russia's war goals remain unchanged despite talks with Ukraine.", FactKind.Position, "war goals unchanged", "Dmitry Peskov")]
    [InlineData("en", "The Kremlin denied a ceasefire with Ukraine was agreed.", FactKind.Denial, "ceasefire", "Kremlin")]
    [InlineData("uk", "Умєров підтвердив нові переговори з Росією.", FactKind.Confirmation, "talks", "Rustem Umerov")]
    public void Offers_answers_and_stands_have_an_author(string language, string text, FactKind kind, string value, string by)
    {
        Assert.Contains(Told.Of(language, text).Facts.All, f => f.Kind == kind && f.Value == value && f.By == by);
    }

    [Theory]
    [InlineData("en", "The Russian delegation is led by Vladimir Medinsky at the talks with Ukraine.", "Vladimir Medinsky", "Russia")]
    [InlineData("en", "Rustem Umerov, head of the Ukrainian delegation, spoke after the talks with Russia.", "Rustem Umerov", "Ukraine")]
    [InlineData("uk", "Українську делегацію на переговорах з Росією очолює Рустем Умєров.", "Rustem Umerov", "Ukraine")]
    [InlineData("ru", "Российскую делегацию на переговорах с Украиной возглавил Мединский.", "Vladimir Medinsky", "Russia")]
    public void Heads_of_delegations_are_known_by_their_canonical_names(string language, string text, string head, string side)
    {
        Assert.Contains(Told.Of(language, text).Facts.All, f => f.Kind == FactKind.DelegationHead && f.Value == head && f.By == side);
    }

    [Theory]
    [InlineData("en", "A meeting of Zelensky and Trump in Washington is not planned on Friday.")]
    [InlineData("en", "The Kremlin said talks with Ukraine in Istanbul on 2 August were called off.")]
    [InlineData("en", "No new round of talks between Ukraine and Russia is planned for 5 August")]
    [InlineData("en", "Zelensky: talks with Russia in Istanbul on 5 August will not take place")]
    [InlineData("en", "There will be no new round of talks with Russia in Istanbul on 5 August")]
    [InlineData("uk", "Нового раунду мирних переговорів України та Росії у Стамбулі 5 серпня не буде")]
    [InlineData("uk", "Переговорів з Росією 5 серпня у Стамбулі не буде")]
    [InlineData("ru", "Нового раунда мирных переговоров России и Украины в Стамбуле 5 августа не будет")]
    [InlineData("ru", "Встречи Путина и Зеленского 5 августа в Стамбуле не ожидается")]
    [InlineData("uk", "Зустріч Зеленського і Трампа у Вашингтоні в п'ятницю не запланована.")]
    [InlineData("ru", "Переговоры Украины и России в Стамбуле в пятницу отменили.")]
    public void What_is_not_to_be_has_neither_place_nor_day(string language, string text) =>
        Assert.DoesNotContain(Told.Of(language, text).Facts.All, f => f.Kind is FactKind.Venue or FactKind.PlannedFor or FactKind.HeldOn);

    [Theory]
    [InlineData("en", "Ukraine and Russia: talks in Istanbul on Wednesday")]
    [InlineData("uk", "Зеленський: нова зустріч із російською стороною — у середу в Туреччині")]
    [InlineData("ru", "Песков: переговоры России с Украиной – в среду в Стамбуле")]
    public void A_weekday_of_which_nobody_says_whether_it_was_or_will_be_dates_nothing(string language, string text) =>
        Assert.DoesNotContain(Told.Of(language, text).Facts.All, f => f.Kind is FactKind.PlannedFor or FactKind.HeldOn);

    [Fact]
    public void An_irrelevant_item_has_no_facts()
    {
        Assert.Equal(TalkFacts.None, Told.Of("en", "The third round of the tennis tournament in Istanbul lasted an hour.").Facts);
    }
}
