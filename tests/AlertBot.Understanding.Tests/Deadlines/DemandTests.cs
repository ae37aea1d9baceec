namespace AlertBot.Understanding.Tests.Deadlines;

/// <summary>What an ultimatum asks for and what it threatens with.</summary>
public sealed class DemandTests
{
    [Theory]
    [InlineData("en", "Washington will impose severe tariffs on Moscow unless the war ends with a peace deal within 50 days.", "end the war", "tariffs")]
    [InlineData("en", "Kyiv gave Moscow until Monday to accept a ceasefire or face sanctions.", "ceasefire", "sanctions")]
    [InlineData("en", "Trump will impose tariffs on Russia unless it ends the war in Ukraine within 50 days.", "end the war", "tariffs")]
    [InlineData("uk", "Трамп пригрозив Росії митами, якщо війна в Україні не закінчиться за 50 днів.", "end the war", "tariffs")]
    [InlineData("ru", "Трамп пригрозил России пошлинами, если она не остановит войну за 50 дней.", "end the war", "tariffs")]
    [InlineData("en", "The army gave the militia a 72-hour ultimatum to disarm.", null, null)]
    [InlineData("uk", "Вашингтон запровадить мита, якщо Москва не погодиться на припинення вогню впродовж 50 днів.", "ceasefire", "tariffs")]
    [InlineData("ru", "США введут санкции, если прекращение огня не будет объявлено в течение 10 дней.", "ceasefire", "sanctions")]
    [InlineData("en", "The next round of peace talks will be held on Monday, and sanctions will be discussed.", null, null)]
    public void It_is_told_where_the_item_tells(string language, string text, string? demand, string? consequence)
    {
        var deadline = Assert.Single(Items.Read(language, "2025-07-14", text));

        Assert.Equal((demand, consequence), (deadline.Demand, deadline.Consequence));
    }

    [Fact]
    public void The_title_tells_what_the_sentence_leaves_out()
    {
        var deadline = Assert.Single(Items.Read("en", "2025-07-14", "Putin has 50 days to agree, he said.", "Trump threatens tariffs unless there is a ceasefire in Ukraine"));

        Assert.Equal(("ceasefire", "tariffs"), (deadline.Demand, deadline.Consequence));
    }
}
