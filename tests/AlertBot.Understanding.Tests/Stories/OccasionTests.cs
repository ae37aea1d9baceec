using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Stories;
using NodaTime;

namespace AlertBot.Understanding.Tests.Stories;

/// <summary>Reports of one meeting or exchange meet in what was read of it, whatever their language and words.</summary>
public class OccasionTests
{
    private static readonly ItemReader Reader = new(DossierCatalog.Embedded());
    private static readonly Instant Start = Instant.FromUtc(2025, 7, 23, 19, 0);

    [Fact]
    public void Three_languages_that_report_one_round_are_one_story() =>
        Assert.Equal(
            [1, 1, 1],
            Stories(
            [
                Item("en", 0, "Negotiators part in Istanbul after 40 minutes", "The third round of talks between Ukraine and Russia in Istanbul lasted 40 minutes and brought no breakthrough."),
                Item("uk", 0.3, "Стамбул: делегації говорили недовго", "Третій раунд переговорів України та Росії у Стамбулі тривав 40 хвилин."),
                Item("ru", 0.6, "Мединский рассказал об итогах", "Третий раунд переговоров России и Украины в Стамбуле продолжался около 40 минут."),
            ]));

    [Fact]
    public void Three_languages_that_count_the_same_prisoners_are_one_story() =>
        Assert.Equal(
            [1, 1, 1],
            Stories(
            [
                Item("ru", 0, "Из плена вернулись военнослужащие", "Россия и Украина провели обмен: домой вернулись 84 военнослужащих."),
                Item("uk", 0.5, "Вони вдома", "Відбувся новий обмін полоненими з Росією: додому повертаються 84 людини."),
                Item("en", 1.5, "Prisoners go home on both sides", "Ukraine and Russia exchange 84 prisoners each, officials said."),
            ]));

    [Fact]
    public void How_a_round_went_is_a_follow_up_linked_to_its_announcement()
    {
        var placed = Place(
        [
            Item("en", -3, "Third round of talks between Ukraine and Russia set for Istanbul on 23 July", "Ukraine and Russia will meet in Istanbul on 23 July for a third round of talks."),
            Item("en", 1, "Third round of talks between Ukraine and Russia ends in Istanbul after 40 minutes", "Ukraine and Russia ended a third round of talks in Istanbul without a breakthrough after 40 minutes."),
        ]);

        Assert.True(placed[1].IsNew);
        Assert.Equal(placed[0].Story, placed[1].FollowUpOf);
        Assert.Contains(placed[1].Why, e => e.Rule == "carries on an occasion");
    }

    [Fact]
    public void Two_rounds_stay_apart_however_alike_their_words() =>
        Assert.Equal(
            [1, 2],
            Stories(
            [
                Item("en", 0, "Second round of talks between Ukraine and Russia ends in Istanbul", "Ukraine and Russia ended a second round of talks in Istanbul."),
                Item("en", 2, "Third round of talks between Ukraine and Russia ends in Istanbul", "Ukraine and Russia ended a third round of talks in Istanbul."),
            ]));

    [Fact]
    public void Two_exchanges_of_other_numbers_are_no_occasion_in_common() =>
        Assert.Equal(
            [1, 2],
            Stories(
            [
                Item("ru", 0, "Из плена вернулись военнослужащие", "Россия и Украина провели обмен: домой вернулись 84 военнослужащих."),
                Item("en", 2, "Prisoners go home on both sides", "Ukraine and Russia exchange 146 prisoners each, officials said."),
            ]));

    [Fact]
    public void The_same_number_days_later_is_another_exchange()
    {
        var placed = Place(
        [
            Item("ru", 0, "Из плена вернулись военнослужащие", "Россия и Украина провели обмен: домой вернулись 84 военнослужащих."),
            Item("en", 72, "Prisoners go home on both sides", "Ukraine and Russia exchange 84 prisoners each, officials said."),
        ]);

        Assert.True(placed[1].IsNew);
    }

    [Fact]
    public void Three_languages_that_tell_of_one_ultimatum_are_one_story() =>
        Assert.Equal(
            [1, 1, 1],
            Stories(
            [
                Item("en", 0, "Trump: tariffs in 50 days", "President Donald Trump said Russia would face severe tariffs unless the war in Ukraine ends within 50 days."),
                Item("uk", 0.5, "Ультиматум Трампа: Росія має 50 днів", "Якщо Росія не погодиться на мирну угоду щодо України впродовж 50 днів, США введуть проти неї мита, попередив Дональд Трамп."),
                Item("ru", 1, "Трамп дал России 50 дней", "Дональд Трамп пригрозил России пошлинами, если за 50 дней не будет сделки по Украине."),
            ]));

    [Fact]
    public void A_deadline_recalled_beside_other_news_draws_no_report_in() =>
        Assert.Equal(
            [1, 2],
            Stories(
            [
                Item("en", 0, "Trump: tariffs in 50 days", "President Donald Trump said Russia would face severe tariffs unless the war in Ukraine ends within 50 days."),
                Item("en", 5, "Umerov lands in Ankara before talks", "Rustem Umerov came to Ankara to prepare talks with Russia. Donald Trump has threatened Russia with tariffs unless the war in Ukraine ends within 50 days."),
            ]));

    [Fact]
    public void Terms_that_are_offered_again_and_again_are_no_occasion() =>
        Assert.Equal(
            [1, 2],
            Stories(
            [
                Item("en", 0, "Third round of talks ends in Istanbul after 40 minutes", "Ukraine and Russia ended a third round of talks in Istanbul. Ukraine proposed a full ceasefire."),
                Item("uk", 11, "Умєров: пропозиція про повне припинення вогню залишається на столі", "Україна готова до повного припинення вогню, сказав Рустем Умєров після зустрічі в Стамбулі."),
            ]));

    [Fact]
    public void What_joined_by_its_occasion_says_so()
    {
        var placed = Place(
        [
            Item("ru", 0, "Из плена вернулись военнослужащие", "Россия и Украина провели обмен: домой вернулись 84 военнослужащих."),
            Item("en", 1, "Prisoners go home on both sides", "Ukraine and Russia exchange 84 prisoners each, officials said."),
        ]);

        Assert.Contains(placed[1].Why, e => e is { Rule: "same occasion", Quote: "84 people" });
    }

    private static StoryItem Item(string language, double hours, string title, string text)
    {
        var item = new ItemText($"{language}{hours}", title, text, PublicationTime.At(Start + Duration.FromHours(hours)), language, null, language);
        return StoryItem.Of(item, Reader.Read(item));
    }

    private static List<long> Stories(IEnumerable<StoryItem> items) => [.. Place(items).Select(p => p.Story)];

    private static List<StoryPlacement> Place(IEnumerable<StoryItem> items)
    {
        var grouper = new StoryGrouper();
        var stories = 0L;
        return [.. items.Select(item => grouper.Place(item, () => ++stories))];
    }
}
