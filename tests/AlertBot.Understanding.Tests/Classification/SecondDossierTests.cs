using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Understanding.Tests.Classification;

/// <summary>Another negotiation is read from its file alone: no line of code names it. All wording is our own.</summary>
public sealed class SecondDossierTests
{
    private const string Gaza = "israel-hamas-talks";
    private const string Ukraine = "ukraine-russia-talks";

    private static readonly ItemReader Reader = new();

    [Theory]
    [InlineData("en", "Hamas and Israel resume indirect talks in Doha on a ceasefire in Gaza", Category.Round)]
    [InlineData("en", "Hamas agrees to release ten hostages under the truce", Category.Exchange)]
    [InlineData("en", "Netanyahu rejects the latest proposal for a Gaza ceasefire", Category.Setback)]
    [InlineData("en", "Qatar mediates between Israel and Hamas", Category.Mediation)]
    [InlineData("uk", "Ізраїль і ХАМАС відновили непрямі переговори в Досі про перемир'я в Газі", Category.Round)]
    [InlineData("uk", "ХАМАС звільнив ще трьох заручників", Category.Exchange)]
    [InlineData("ru", "Израиль и ХАМАС возобновили непрямые переговоры в Дохе о перемирии в Газе", Category.Round)]
    [InlineData("ru", "ХАМАС передал тела заложников Красному Кресту", Category.Exchange)]
    public void Its_talks_are_found_with_their_category(string language, string title, Category category)
    {
        var reading = Read(language, title, Gaza)!;
        Assert.True(reading.IsRelevant, $"{reading.Relevance:0.00}");
        Assert.Contains(category, reading.Categories);
    }

    [Theory]
    [InlineData("en", "Israel opens a desalination plant near Haifa")]
    [InlineData("en", "Israeli start-up raises 40 million dollars")]
    [InlineData("uk", "Ізраїль відкрив новий аеропорт на півдні країни")]
    [InlineData("ru", "Израиль выиграл чемпионат по дзюдо")]
    public void Other_news_of_a_party_is_not(string language, string title) => Assert.False(Read(language, title, Gaza)?.IsRelevant ?? false);

    [Theory]
    [InlineData("en", "Hamas and Israel resume indirect talks in Doha on a ceasefire in Gaza")]
    [InlineData("uk", "Ізраїль і ХАМАС відновили непрямі переговори в Досі про перемир'я в Газі")]
    [InlineData("ru", "Израиль и ХАМАС возобновили непрямые переговоры в Дохе о перемирии в Газе")]
    public void One_negotiation_is_not_the_other(string language, string title)
    {
        Assert.False(Read(language, title, Ukraine)?.IsRelevant ?? false);
        Assert.True(Read(language, title, Gaza)!.IsRelevant);
    }

    [Theory]
    [InlineData("en", "Umerov and Medinsky meet in Istanbul for a new round of talks between Ukraine and Russia")]
    [InlineData("uk", "Умєров і Мединський зустрілися у Стамбулі на новому раунді переговорів")]
    [InlineData("ru", "Россия и Украина провели обмен военнопленными")]
    public void Nor_the_other_the_one(string language, string title)
    {
        Assert.False(Read(language, title, Gaza)?.IsRelevant ?? false);
        Assert.True(Read(language, title, Ukraine)!.IsRelevant);
    }

    private static DossierReading? Read(string language, string title, string dossier) =>
        Reader.Read(new ItemText("id", title, "", PublicationTime.On(new LocalDate(2025, 7, 23)), language)).For(dossier);
}
