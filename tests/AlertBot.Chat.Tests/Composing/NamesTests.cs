using AlertBot.Chat.Composing;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Chat.Tests.Composing;

/// <summary>The store has English names; readers see theirs.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("uk", "Dmytro Lubinets", "Дмитро Лубінець")]
    [InlineData("ru", "Maria Lvova-Belova", "Мария Львова-Белова")]
    [InlineData("uk", "gaza", "Сектор Гази")]
    [InlineData("en", "Rustem Umerov", "Rustem Umerov")]
    [InlineData("uk", "Trump", "Трамп")]
    [InlineData("uk", "Somebody Unknown", "Somebody Unknown")]
    public void A_name_is_shown_as_readers_write_it(string language, string name, string shown) => Assert.Equal(shown, Localizer.For(language).Name(name));

    [Fact]
    public void Whoever_a_shipped_dossier_knows_has_a_name_in_every_language() =>
        Assert.DoesNotContain(DossierCatalog.Embedded().Dossiers.SelectMany(d => d.Entities), e => !e.Names.ContainsKey("uk") || !e.Names.ContainsKey("ru"));

    [Theory]
    [InlineData("en", "ukraine-russia-talks", "Ukraine-Russia talks")]
    [InlineData("uk", "ukraine-russia-talks", "Переговори України та Росії")]
    [InlineData("ru", "israel-hamas-talks", "Переговоры Израиля и ХАМАС")]
    [InlineData("uk", "gone-since", "gone-since")]
    public void A_dossier_is_called_by_its_name(string language, string id, string name) => Assert.Equal(name, Localizer.For(language).Dossier(id));

    [Fact]
    public void A_dossier_of_ones_own_brings_its_names()
    {
        var own = DossierCatalog.Parse(
            "own.json",
            """{"name": "Test", "parties": [{"name": "Aland", "names": {"uk": "Аланд", "ru": "Аланда"}, "spellings": {"en": ["Aland*"]}}, {"name": "Bland", "spellings": {"en": ["Bland*"]}}]}""");
        Localizer.Follow(new DossierCatalog([.. DossierCatalog.Embedded().Dossiers, own]));

        Assert.Equal(["Аланд", "Аланда", "Aland"], new[] { "uk", "ru", "en" }.Select(language => Localizer.For(language).Name("Aland")));
        Assert.Equal("Bland", Localizer.For("uk").Name("Bland"));
    }
}
