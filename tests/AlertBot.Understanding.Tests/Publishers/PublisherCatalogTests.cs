using AlertBot.Understanding.Publishers;

namespace AlertBot.Understanding.Tests.Publishers;

public sealed class PublisherCatalogTests
{
    [Theory]
    [InlineData("tass", "TASS", "tass", "Russia")]
    [InlineData("www.ukrinform.net", "Ukrinform", "ukrinform", "Ukraine")]
    [InlineData("suspilne.media", "Suspilne", "suspilne", null)]
    [InlineData("eurointegration.com.ua", "European Pravda", "ukrainska-pravda", null)]
    [InlineData("sputnik", "Sputnik", "rossiya-segodnya", "Russia")]
    [InlineData("notria.ru", "notria.ru", "notria.ru", null)]
    [InlineData("village-post", "village-post", "village-post", null)]
    public void A_publisher_is_found_by_id_or_host(string asked, string name, string voice, string? state)
    {
        var publisher = new PublisherCatalog().Find(asked);

        Assert.Equal((name, voice, state), (publisher.Name, publisher.Voice, publisher.StateMedia));
    }

    [Fact]
    public void An_entry_of_the_settings_replaces_the_shipped_one() =>
        Assert.Equal("Qatar", new PublisherCatalog([new Publisher("al-jazeera", "Al Jazeera") { StateMedia = "Qatar" }]).Find("al-jazeera").StateMedia);
}
