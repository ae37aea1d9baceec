using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AlertBot.Feeds.Parsing.Dates;

/// <summary>
/// Names of months in some fifty languages, of zones and of halves of the day. Zones with several meanings have the one that news
/// feeds use: BST is British, IST Indian, CST American.
/// </summary>
internal static class CalendarWords
{
    private static readonly CalendarFile File = Load();

    private static readonly FrozenDictionary<string, int> Months =
        File.Months.SelectMany((names, index) => Names(names).Select(name => (name, Month: index + 1))).DistinctBy(m => m.name).ToFrozenDictionary(m => m.name, m => m.Month);

    private static readonly FrozenDictionary<string, int> Zones =
        File.Zones.SelectMany(zone => Names(zone.Value).Select(name => (name, Minutes: int.Parse(zone.Key, CultureInfo.InvariantCulture)))).ToFrozenDictionary(z => z.name, z => z.Minutes);

    private static readonly FrozenSet<string> Forenoon = Names(File.Forenoon).ToFrozenSet();
    private static readonly FrozenSet<string> Afternoon = Names(File.Afternoon).ToFrozenSet();

    public static int? Month(string word) => Months.TryGetValue(word, out var month) ? month : null;

    /// <summary>Minutes east of Greenwich.</summary>
    public static int? Zone(string word) => Zones.TryGetValue(word, out var minutes) ? minutes : null;

    public static bool IsForenoon(string word) => Forenoon.Contains(word);

    public static bool IsAfternoon(string word) => Afternoon.Contains(word);

    /// <summary>Small letters without accents and dots: how words are compared.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        var lower = word.Trim('.').ToString().ToLowerInvariant();
        if (Ascii.IsValid(lower))
        {
            return lower;
        }

        return new string([.. lower.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)])
            .Normalize(NormalizationForm.FormC);
    }

    private static IEnumerable<string> Names(string words) => words.Split(' ').Select(w => Fold(w));

    private static CalendarFile Load()
    {
        using var stream = typeof(CalendarWords).Assembly.GetManifestResourceStream("AlertBot.Feeds.Parsing.Dates.calendar.json")!;
        return JsonSerializer.Deserialize<CalendarFile>(stream, JsonSerializerOptions.Web)!;
    }

    private sealed record CalendarFile(string[] Months, Dictionary<string, string> Zones, string Forenoon, string Afternoon);
}
