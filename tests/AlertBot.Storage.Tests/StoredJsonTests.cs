using System.Text.Json;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class StoredJsonTests
{
    private static readonly LedgerEntry Entry = new(7, "talks", DeadlineKind.Ultimatum, DueWindow.On(new LocalDate(2025, 8, 8)), "Trump", "Russia", "tariffs", LedgerState.Open, []);

    [Fact]
    public void What_is_computed_from_the_rest_is_not_kept()
    {
        using var stored = JsonDocument.Parse(StoredJson.Write(Entry));

        Assert.Equal(
            ["Id", "Dossier", "Kind", "Due", "SetBy", "Addressee", "Action", "State", "History"],
            stored.RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void What_is_kept_comes_back()
    {
        var back = StoredJson.Read<LedgerEntry>(StoredJson.Write(Entry));

        Assert.Equal(Entry with { History = back.History }, back);
    }

    [Fact]
    public void What_an_earlier_version_kept_too_does_no_harm()
    {
        var earlier = StoredJson.Write(Entry).Replace("\"State\"", "\"Superseded\":[],\"Contradictions\":[],\"State\"", StringComparison.Ordinal);

        Assert.Equal(Entry.Due, StoredJson.Read<LedgerEntry>(earlier).Due);
    }
}
