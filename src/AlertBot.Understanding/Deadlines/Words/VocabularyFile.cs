using System.Text.Json;

namespace AlertBot.Understanding.Deadlines.Words;

/// <summary>Reads the sections of a vocabulary file into meanings.</summary>
internal static class VocabularyFile
{
    private static readonly string[] PluralUnits = ["hours", "days", "weeks", "months", "years"];

    public static IEnumerable<Meaning> Read(JsonElement file) =>
    [
        .. file.GetProperty("numbers").EnumerateObject().Select(n => Meaning.Of(n.Name) with { Mark = Mark.Number, Value = n.Value.GetInt32() }),
        .. Words(file.GetProperty("ordinals")).Select(w => Meaning.Of(w) with { Mark = Mark.Ordinal }),
        .. file.GetProperty("dayordinals").EnumerateObject().Select(n => Meaning.Of(n.Name) with { Mark = Mark.DayOrdinal, Value = n.Value.GetInt32() }),
        .. Groups(file, "units").Select(g => Meaning.Of(g.Word) with { Mark = Mark.Unit, Value = PluralUnits.Contains(g.Key) ? 2 : 1, Name = g.Key.TrimEnd('s') }),
        .. Groups(file, "months").Select(g => Meaning.Of(g.Word) with { Mark = Mark.Month, Value = Number(g.Key) }),
        .. Groups(file, "weekdays").Select(g => Meaning.Of(g.Word) with { Mark = Mark.Weekday, Value = Number(g.Key) }),
        .. Groups(file, "holidays").Select(g => Meaning.Of(g.Word) with { Mark = Mark.Holiday, Name = g.Key }),
        .. Groups(file, "seasons").Select(g => Meaning.Of(g.Word) with { Mark = Mark.Season, Name = g.Key }),
        .. Groups(file, "zones").Select(g => Meaning.Of(g.Word) with { Mark = Mark.Zone, Name = g.Key }),
        .. Groups(file, "time").Select(g => Meaning.Of(g.Word) with { Mark = Enum.Parse<Mark>(g.Key, ignoreCase: true) }),
        .. Groups(file, "cues").Select(g => Meaning.Of(g.Word) with { Cue = Enum.Parse<Cue>(g.Key, ignoreCase: true) }),
        .. Groups(file, "actions").Select(g => Meaning.Of(g.Word) with { Action = g.Key }),
    ];

    public static IEnumerable<Meaning> Of(KnownName[] names) =>
        names.SelectMany((name, index) => name.Words.Select(word => Meaning.Of(word) with { Party = (short)index }));

    private static IEnumerable<(string Key, string Word)> Groups(JsonElement file, string section) =>
        file.GetProperty(section).EnumerateObject().SelectMany(group => Words(group.Value).Select(word => (group.Name, word)));

    private static IEnumerable<string> Words(JsonElement list) => list.EnumerateArray().Select(word => word.GetString()!);

    private static int Number(string key) => int.Parse(key, System.Globalization.CultureInfo.InvariantCulture);
}
