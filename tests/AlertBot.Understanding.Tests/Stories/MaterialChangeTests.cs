using System.Collections.Immutable;
using AlertBot.Understanding.Stories;
using NodaTime;

namespace AlertBot.Understanding.Tests.Stories;

public sealed class MaterialChangeTests
{
    private static readonly ItemReader Reader = new();

    private const string Round = "Ukraine and Russia hold a third round of peace talks in Istanbul. Umerov leads the Ukrainian delegation, Medinsky the Russian one.";

    [Theory]
    [InlineData("The Istanbul peace talks between Ukraine and Russia ended with no breakthrough.", "outcome")]
    [InlineData("Мирні переговори України та Росії у Стамбулі завершилися без угоди.", "outcome")]
    [InlineData("Мирные переговоры России и Украины в Стамбуле завершились без соглашения.", "outcome")]
    [InlineData("Ukraine and Russia will exchange over 1,200 prisoners of war, negotiators said after the peace talks.", "numbers")]
    [InlineData("Ukraine and Russia prepare a fourth round of peace talks in Istanbul.", "round")]
    [InlineData("Medinsky will not attend the third round of peace talks between Ukraine and Russia in Istanbul.", "absence")]
    [InlineData("Мединський не приїде на третій раунд мирних переговорів України та Росії у Стамбулі.", "absence")]
    [InlineData("Мединский не приедет на третий раунд мирных переговоров России и Украины в Стамбуле.", "absence")]
    public void What_the_story_did_not_know_is_material(string text, string code) => Assert.Contains(code, Changes([Round], text));

    [Theory]
    [InlineData("Umerov and Medinsky meet in Istanbul for a third round of talks between Ukraine and Russia.")]
    [InlineData("У Стамбулі відбувається третій раунд мирних переговорів України та Росії.")]
    [InlineData("В Стамбуле проходит третий раунд мирных переговоров России и Украины.")]
    [InlineData("Before the Istanbul talks between Ukraine and Russia, the second round of peace talks was remembered.")]
    public void One_more_report_is_not(string text) => Assert.Empty(Changes([Round], text));

    [Theory]
    [InlineData("Мирні переговори України та Росії у Стамбулі зайшли в глухий кут.")]
    [InlineData("Мирные переговоры России и Украины в Стамбуле зашли в тупик.")]
    [InlineData("The Istanbul peace talks between Ukraine and Russia ended without an agreement.")]
    public void The_same_outcome_in_other_words_or_another_language_is_not(string text) =>
        Assert.DoesNotContain("outcome", Changes([Round, "The Istanbul peace talks between Ukraine and Russia ended with no breakthrough."], text));

    [Theory]
    [InlineData("No fourth round of peace talks between Ukraine and Russia is planned.")]
    [InlineData("A fourth round of peace talks between Ukraine and Russia could take place.")]
    [InlineData("The fourth round of peace talks between Ukraine and Russia is not scheduled.")]
    [InlineData("Четвертого раунду мирних переговорів України та Росії не буде.")]
    [InlineData("Четвертий раунд мирних переговорів України та Росії може відбутися.")]
    [InlineData("Четвертый раунд мирных переговоров России и Украины не запланирован.")]
    [InlineData("No new round of peace talks between Ukraine and Russia is planned for August 5.")]
    [InlineData("Нового раунду мирних переговорів України та Росії не буде.")]
    [InlineData("Нового раунда мирных переговоров России и Украины не будет.")]
    [InlineData("Возможен четвертый раунд мирных переговоров России и Украины.")]
    public void A_round_that_is_denied_or_guessed_at_is_none(string text) => Assert.DoesNotContain("round", Changes([Round], text));

    [Theory]
    [InlineData("1,200", "over 1,200", false)]
    [InlineData("over 1,200", "1,212", false)]
    [InlineData("1,000", "1,200", true)]
    [InlineData("300", "390", true)]
    public void A_number_counts_when_it_is_not_the_known_one_rounded_differently(string known, string now, bool isNew) =>
        Assert.Equal(isNew, Changes([Exchange(known)], Exchange(now)).Contains("numbers"));

    [Fact]
    public void A_refusal_to_come_is_told_once_in_whatever_language() =>
        Assert.DoesNotContain("absence", Changes([Round, "Putin pulls out of the peace talks between Ukraine and Russia in Istanbul."], "Путін не приїде на мирні переговори України та Росії у Стамбулі."));

    [Fact]
    public void An_edit_that_corrects_the_number_is_material() =>
        Assert.Equal(["numbers"], Changes([Exchange("250")], Exchange("205")));

    [Fact]
    public void What_any_earlier_item_told_is_not_new() =>
        Assert.Empty(Changes([Exchange("250"), Exchange("390")], Exchange("250")));

    [Fact]
    public void A_story_that_told_nothing_cannot_change() => Assert.Empty(Changes([], Exchange("250")));

    private static string Exchange(string number) => $"Ukraine and Russia agreed to exchange {number} prisoners of war, negotiators said after the peace talks in Istanbul.";

    private static ImmutableArray<string> Changes(string[] known, string text)
    {
        var told = new StoryTold();
        foreach (var earlier in known)
        {
            told.Add(Read(earlier));
        }

        return MaterialChange.Of(told, Read(text));
    }

    private static Reading Read(string text) =>
        Reader.Read(new ItemText("1", "", text, PublicationTime.At(Instant.FromUtc(2025, 7, 23, 18, 0))));
}
