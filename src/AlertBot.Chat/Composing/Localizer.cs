using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Dossiers;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Chat.Composing;

/// <summary>The words of one language: texts from the resource files, plural forms, dates.</summary>
public sealed class Localizer
{
    /// <summary>What alerts say, and what commands answer.</summary>
    private static readonly string[] Folders = ["Composing", "Commands"];

    private static readonly FrozenDictionary<string, Localizer> All =
        new[] { "en", "uk", "ru" }.ToFrozenDictionary(language => language, language => new Localizer(language));

    private readonly FrozenDictionary<string, string> _texts;
    private readonly LocalDatePattern _day;
    private readonly LocalDatePattern _dayOfYear;

    private Localizer(string language)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language);
        _texts = Folders.SelectMany(folder => Read(folder, language)).ToFrozenDictionary();
        _day = LocalDatePattern.Create("d MMMM uuuu", Culture);
        _dayOfYear = LocalDatePattern.Create("d MMMM", Culture);
    }

    public string Language { get; }

    public CultureInfo Culture { get; }

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <summary>The localizer of a language; English for one that AlertBot does not speak.</summary>
    public static Localizer For(string language) => All.GetValueOrDefault(language) ?? All["en"];

    /// <summary>From now on names are written as these dossiers write them.</summary>
    public static void Follow(DossierCatalog dossiers) => DisplayNames.Follow(dossiers);

    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>The text as it is written, with the places for its values.</summary>
    public string Raw(string key) => _texts[key];

    /// <exception cref="KeyNotFoundException">No such text: a mistake in the code, which the tests of the resource files find.</exception>
    public string Text(string key, params object[] values) => string.Format(Culture, _texts[key], values);

    /// <summary>The form of <paramref name="key"/> that the language uses with this number.</summary>
    public string Count(string key, int number)
    {
        var form = $"{key}.{PluralForm.Of(Language, number)}";
        return Text(_texts.ContainsKey(form) ? form : $"{key}.other", number);
    }

    /// <summary>The same, with the number written by the caller.</summary>
    public string CountOf(string key, int number, string shown)
    {
        var form = $"{key}.{PluralForm.Of(Language, number)}";
        return Text(_texts.ContainsKey(form) ? form : $"{key}.other", shown);
    }

    /// <summary>Null when there is no such text.</summary>
    public string? Find(string key) => _texts.GetValueOrDefault(key);

    public string Day(LocalDate day) => _day.Format(day);

    /// <summary>A day, or the first and the last one without saying a month or a year twice: "7 to 9 August 2025".</summary>
    public string Window(DueWindow due) => (due.Earliest, due.Latest) switch
    {
        var (first, last) when first == last => Day(first),
        var (first, last) when first.Year != last.Year => Text("window", Day(first), Day(last)),
        var (first, last) when first.Month != last.Month => Text("window", _dayOfYear.Format(first), Day(last)),
        var (first, last) => Text("range", first.Day, Day(last)),
    };

    /// <summary>How far a window is from today: "in 3 days", "today" on the day that it is or begins, and while it runs "2 more days" and "last day".</summary>
    /// <returns>Null for one that is over.</returns>
    public string? Left(DueWindow due, LocalDate today) => today switch
    {
        _ when today < due.Earliest => Count("days.left", Period.DaysBetween(today, due.Earliest)),
        _ when today == due.Earliest => Text("days.today"),
        _ when today < due.Latest => Count("days.more", Period.DaysBetween(today, due.Latest)),
        _ when today == due.Latest => Text("days.last"),
        _ => null,
    };

    /// <summary>What a deadline is about: its matter, in words of ours where we have them, or else its kind.</summary>
    public string Matter(string? action, DeadlineKind kind) => action is null ? Text(TextKey.Of("deadline", kind)) : Find("action." + action.Replace(' ', '-')) ?? action;

    /// <summary>How readers write the name of a person, a country or a place; one that we do not know stays as it is.</summary>
    public string Name(string name) => DisplayNames.OfFacts.In(Language, name);

    /// <summary>What readers call a dossier; its id where no file of it is in force any more.</summary>
    public string Dossier(string id) => DisplayNames.OfFacts.Find(Language, DisplayNames.Dossier(id)) ?? id;

    public string Dossier(Dossier dossier) => dossier.Names.GetValueOrDefault(Language, dossier.Name);

    /// <summary>A rule of an item's reading, with the part of the text that it looked at: <c>title: party and ceasefire</c>.</summary>
    public string Rule(string rule)
    {
        var end = rule.IndexOf(": ", StringComparison.Ordinal);
        return end < 0
            ? DisplayNames.OfRules.In(Language, rule)
            : $"{DisplayNames.OfRules.In(Language, $"@{rule[..end]}").TrimStart('@')}: {DisplayNames.OfRules.In(Language, rule[(end + 2)..])}";
    }

    /// <summary>How a date was arrived at: "14 July 2025 + 50 days".</summary>
    /// <param name="arithmetic">The same as the reader wrote it, for what was read before the numbers were kept.</param>
    public string Counted(Counting? counting, string arithmetic) => counting switch
    {
        null => arithmetic,
        { Length: { } length } => $"{Day(counting.From)} + {CountOf("unit." + length.Unit, length.Max, length.Min == length.Max ? length.Max.ToString(Culture) : Text("range", length.Min, length.Max))}",
        { Written: true, Year: { } year } => Text("counted.year", year),
        { Written: true } => Text("counted.written"),
        _ => Text("counted.from", Day(counting.From)),
    };

    private static Dictionary<string, string> Read(string folder, string language)
    {
        using var file = typeof(Localizer).Assembly.GetManifestResourceStream($"AlertBot.Chat.{folder}.Texts.{language}.json")
            ?? throw new InvalidOperationException($"the texts of language '{language}' are missing from the build");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }
}
