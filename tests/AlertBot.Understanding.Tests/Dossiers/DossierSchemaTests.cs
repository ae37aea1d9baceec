using System.Text.Json;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Tests.Dossiers;

/// <summary>The published schema and the loader must ask for the same.</summary>
public sealed class DossierSchemaTests
{
    private static readonly JsonElement Schema = JsonSerializer.Deserialize<JsonElement>(Resource.Read("Dossiers.dossier.schema.json"));

    [Fact]
    public void The_schema_knows_every_key_of_a_dossier_and_no_other()
    {
        var keys = typeof(DossierFile).GetProperties().Select(p => p.Name == "Schema" ? "$schema" : JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        Assert.Equal(keys.Order(StringComparer.Ordinal), Keys(Schema.GetProperty("properties")));
    }

    [Fact]
    public void The_schema_knows_every_key_of_an_entry()
    {
        var known = Schema.GetProperty("$defs").EnumerateObject()
            .Where(d => d.Name is "party" or "person" or "organisation" or "broker" or "supporter" or "place")
            .SelectMany(d => Keys(d.Value.GetProperty("properties"))).Distinct();
        Assert.Equal(typeof(EntityEntry).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_schema_names_the_concepts_of_the_lexicon()
    {
        var concepts = Schema.GetProperty("properties").GetProperty("phrases").GetProperty("propertyNames").GetProperty("enum");
        Assert.Equal(Lexicon.Embedded.Concepts.Order(StringComparer.Ordinal), concepts.EnumerateArray().Select(c => c.GetString()));
    }

    [Fact]
    public void Two_negotiations_ship_and_each_speaks_three_languages()
    {
        var dossiers = DossierCatalog.Embedded().Dossiers;
        Assert.Equal(["israel-hamas-talks", "ukraine-russia-talks"], dossiers.Select(d => d.Id));
        foreach (var file in Resource.NamesIn("Dossiers.Files"))
        {
            var parties = JsonSerializer.Deserialize<JsonElement>(Resource.Read("Dossiers.Files." + file)).GetProperty("parties");
            Assert.All(parties.EnumerateArray(), p => Assert.Equal(["en", "ru", "uk"], Keys(p.GetProperty("spellings"))));
        }
    }

    private static IEnumerable<string> Keys(JsonElement properties) => properties.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);
}
