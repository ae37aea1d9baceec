using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Text;

namespace AlertBot.Understanding.Tests.Dossiers;

public sealed class DossierLoaderTests
{
    private const string Parties = """
        "name": "Test", "parties": [{"name": "Aland", "spellings": {"en": ["Aland*"]}}, {"name": "Bland", "zone": "Europe/Paris", "spellings": {"en": ["Bland*"]}}]
        """;

    [Theory]
    [InlineData("""{"name": "Test"}""", "parties")]
    [InlineData("""{"name": "Test", "partys": []}""", "$.partys")]
    [InlineData("{", "$")]
    [InlineData("{" + Parties + """, "people": [{"name": "X", "side": "Cland", "spellings": {"en": ["Xavier"]}}]}""", "people[0].side")]
    [InlineData("{" + Parties + """, "people": [{"name": "X", "kind": "king", "spellings": {"en": ["Xavier"]}}]}""", "people[0].kind")]
    [InlineData("{" + Parties + """, "people": [{"name": "X"}]}""", "people[0].spellings")]
    [InlineData("{" + Parties + """, "people": [{"name": "X", "spellings": {"xx": ["Xavier"]}}]}""", "people[0].spellings.xx")]
    [InlineData("{" + Parties + """, "people": [{"name": "X", "spellings": {"en": ["{Xa"]}}]}""", "people[0].spellings.en")]
    [InlineData("{" + Parties + """, "people": [{"name": "X", "names": {"fr": "Xavier"}, "spellings": {"en": ["Xavier"]}}]}""", "people[0].names.fr")]
    [InlineData("{" + Parties + """, "people": [{"name": "X", "names": {"uk": " "}, "spellings": {"en": ["Xavier"]}}]}""", "people[0].names.uk")]
    [InlineData("{" + Parties + """, "people": [{"name": "X", "roles": [{"title": "T", "from": "soon"}], "spellings": {"en": ["Xavier"]}}]}""", "people[0].roles.from")]
    [InlineData("{" + Parties + """, "places": [{"name": "X", "zone": "Mars/Base", "spellings": {"en": ["Xavier"]}}]}""", "places[0].zone")]
    [InlineData("{" + Parties + """, "phrases": {"gossip": {"en": ["rumour"]}}}""", "phrases")]
    [InlineData("{" + Parties + """, "thresholds": {"relevance": 7}}""", "thresholds")]
    public void A_fault_names_file_key_and_a_valid_example(string json, string key)
    {
        var fault = Assert.Throws<DossierException>(() => DossierCatalog.Parse("test.json", json));
        Assert.Equal(key, fault.Key);
        Assert.StartsWith("test.json: " + key, fault.Message, StringComparison.Ordinal);
        Assert.Contains("A valid example: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_name_is_the_dossier_id()
    {
        var dossier = DossierCatalog.Parse("aland-bland.json", "{" + Parties + "}");
        Assert.Equal("aland-bland", dossier.Id);
        Assert.Equal("Europe/Paris", dossier.Find("bland")!.Zone!.Id);
        Assert.Equal(Thresholds.Default, dossier.Thresholds);
    }

    [Fact]
    public void A_file_of_the_folder_replaces_the_shipped_dossier_of_its_name()
    {
        var catalog = DossierCatalog.WithFiles([("ukraine-russia-talks.json", "{" + Parties + "}"), ("other.json", "{" + Parties + "}")]);
        Assert.Equal("Test", catalog.Find("ukraine-russia-talks")!.Name);
        Assert.NotNull(catalog.Find("other"));
    }

    [Fact]
    public void Every_shipped_phrase_can_be_read()
    {
        var patterns = Lexicon.Embedded.Phrases.SelectMany(p => p.Value).Concat(DossierCatalog.Embedded().Dossiers.SelectMany(d => d.Phrases.SelectMany(p => p.Value)));
        Assert.All(patterns, p => Assert.NotEmpty(new PhrasePattern(p).Variants()));
    }

    [Fact]
    public void People_hold_their_offices_for_their_time()
    {
        var umerov = DossierCatalog.Embedded().Find("ukraine-russia-talks")!.Find("Rustem Umerov")!;
        Assert.Equal("Minister of defence", umerov.RoleOn(new NodaTime.LocalDate(2025, 7, 1))!.Title);
        Assert.Equal("Secretary of the National Security and Defence Council", umerov.RoleOn(new NodaTime.LocalDate(2025, 7, 23))!.Title);
    }
}
