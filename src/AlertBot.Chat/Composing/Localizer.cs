using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using AlertBot.Understanding.Deadlines;
using NodaTime;
using NodaTime.Text;

namespace AlertBot.Chat.Composing;

/// <summary>The words of one language: texts from the resource files, plural forms, dates.</summary>
public sealed class Localizer
{
    private static readonly FrozenDictionary<string, Localizer> All =
        new[] { "en", "uk", "ru" }.ToFrozenDictionary(language => language, language => new Localizer(language));

    private readonly FrozenDictionary<string, string> _texts;
    private readonly LocalDatePattern _day;

    private Localizer(string language)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language);
        using var file = typeof(Localizer).Assembly.GetManifestResourceStream($"AlertBot.Chat.Composing.Texts.{language}.json")
            ?? throw new InvalidOperationException($"the texts of language '{language}' are missing from the build");
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary();
        _day = LocalDatePattern.Create("d MMMM uuuu", Culture);
    }

    public string Language { get; }

    public CultureInfo Culture { get; }

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <summary>The localizer of a language; English for one that AlertBot does not speak.</summary>
    public static Localizer For(string language) => All.GetValueOrDefault(language) ?? All["en"];

    /// <exception cref="KeyNotFoundException">No such text: a mistake in the code, which the tests of the resource files find.</exception>
    public string Text(string key, params object[] values) => string.Format(Culture, _texts[key], values);

    /// <summary>The form of <paramref name="key"/> that the language uses with this number.</summary>
    public string Count(string key, int number)
    {
        var form = $"{key}.{PluralForm.Of(Language, number)}";
        return Text(_texts.ContainsKey(form) ? form : $"{key}.other", number);
    }

    public string Day(LocalDate day) => _day.Format(day);

    public string Window(DueWindow due) =>
        due.IsExact ? Day(due.Earliest) : Text("window", Day(due.Earliest), Day(due.Latest));
}
