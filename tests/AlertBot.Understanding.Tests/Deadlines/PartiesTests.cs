namespace AlertBot.Understanding.Tests.Deadlines;

/// <summary>Who set an ultimatum, and for whom.</summary>
public sealed class PartiesTests
{
    [Theory]
    [InlineData("en", "Russia must accept a ceasefire by 15 August or face sanctions, Macron says", "France", "Russia")]
    [InlineData("en", "Macron: Russia must accept a ceasefire by 15 August or face sanctions", "France", "Russia")]
    [InlineData("en", "Russia has until Friday to answer US peace plan, Witkoff says", "United States", "Russia")]
    [InlineData("en", "Putin has 50 days to end the war or face tariffs, Trump says", "Trump", "Russia")]
    [InlineData("en", "US has given Russia until Friday to answer its peace plan", "United States", "Russia")]
    [InlineData("en", "Kyiv gave Moscow until Monday to accept a ceasefire or face sanctions.", "Ukraine", "Russia")]
    [InlineData("uk", "Росія має до п’ятниці відповісти на мирний план США, інакше санкції", "United States", "Russia")]
    [InlineData("uk", "Росія повинна погодитися на перемир’я до 15 серпня, заявив Макрон", "France", "Russia")]
    [InlineData("ru", "Россия должна до пятницы ответить на мирный план США, иначе санкции", "United States", "Russia")]
    [InlineData("ru", "Россия должна согласиться на перемирие до 15 августа, заявил Макрон", "France", "Russia")]
    public void Whoever_has_to_act_is_the_addressee(string language, string title, string setBy, string addressee)
    {
        var deadline = Assert.Single(Items.Read(language, "2025-07-14", "", title));

        Assert.Equal((setBy, addressee), (deadline.SetBy, deadline.Addressee));
    }
}
