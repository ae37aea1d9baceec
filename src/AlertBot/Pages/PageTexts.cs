using System.Collections.Frozen;
using System.Text.Json;
using AlertBot.Chat.Composing;
using NodaTime;

namespace AlertBot.Pages;

/// <summary>The words of the pages in one language; what chats say too comes from <see cref="Localizer"/>.</summary>
internal sealed class PageTexts
{
    private static readonly FrozenDictionary<string, PageTexts> All = Languages.ToFrozenDictionary(language => language, language => new PageTexts(language));

    private readonly FrozenDictionary<string, string> _texts;

    private PageTexts(string language)
    {
        Chat = Localizer.For(language);
        using var file = typeof(PageTexts).Assembly.GetManifestResourceStream($"AlertBot.Pages.Texts.{language}.json")
            ?? throw new InvalidOperationException($"the page's texts of language '{language}' are missing from the build");
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary();
    }

    public static IReadOnlyList<string> Languages => ["en", "uk", "ru"];

    public Localizer Chat { get; }

    public string Language => Chat.Language;

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <exception cref="KeyNotFoundException">No such text: a mistake in a page, which the tests of the texts find.</exception>
    public string this[string key] => _texts[key];

    /// <summary>The texts of a language, or null when the pages do not speak it.</summary>
    public static PageTexts? Find(string? language) => language is null ? null : All.GetValueOrDefault(language);

    public string Text(string key, params object[] values) => string.Format(Chat.Culture, _texts[key], values);

    /// <summary>A name of the public vocabulary as chats say it.</summary>
    public string Of(string family, Enum value) => Chat.Text(TextKey.Of(family, value));

    public string Moment(Instant instant) => instant.InUtc().ToString("d MMMM uuuu, HH:mm", Chat.Culture);

    public string Number(double value) => value.ToString("0.00", Chat.Culture);
}
