using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Publishers;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>All that administrators may set, in the order of the screen.</summary>
/// <param name="dossiers">Those of the moment: their files may change.</param>
internal sealed class SettingsList(Func<DossierCatalog> dossiers, PublisherCatalog publishers)
{
    public ImmutableArray<DestinationSetting> All { get; } = [.. OrderSettings.All(dossiers, publishers), .. TimeSettings.All(), .. LookSettings.All()];

    /// <summary>Those that a platform has.</summary>
    public IEnumerable<DestinationSetting> Of(string platform) => All.Where(s => s.IsOf(platform));

    /// <summary>While one is typed.</summary>
    public ImmutableArray<Suggestion> Suggest(string platform, string typed, Localizer words) =>
    [
        .. Of(platform)
            .Where(s => s.Key.Contains(typed, StringComparison.OrdinalIgnoreCase) || words.Text($"setting.{s.Key}").Contains(typed, StringComparison.OrdinalIgnoreCase))
            .Select(s => new Suggestion(words.Text($"setting.{s.Key}"), s.Key)),
    ];

    /// <summary>While one is typed that is to be tried.</summary>
    public ImmutableArray<Suggestion> SuggestToTry(string platform, string typed, Localizer words) => [.. Suggest(platform, typed, words).Where(s => Find(s.Value).IsChoosing)];

    /// <summary>While a value of one is typed; empty where there is no such setting.</summary>
    public ImmutableArray<Suggestion> SuggestValue(string? key, string typed, Localizer words) =>
        All.FirstOrDefault(s => s.Key.Equals(key, StringComparison.OrdinalIgnoreCase))?.Suggest(typed, words) ?? [];

    /// <summary>By its key, or by its name in the language.</summary>
    /// <exception cref="RefusedException">There is no such setting; it names those of the platform.</exception>
    public DestinationSetting Find(string written, string platform, Localizer words) =>
        All.FirstOrDefault(s => s.Key.Equals(written, StringComparison.OrdinalIgnoreCase) || words.Text($"setting.{s.Key}").Equals(written, StringComparison.OrdinalIgnoreCase))
        ?? throw new RefusedException("error.choice", "setting", written, string.Join(", ", Of(platform).Select(s => s.Key)));

    /// <exception cref="RefusedException">There is no such setting.</exception>
    public DestinationSetting Find(string key) =>
        All.FirstOrDefault(s => s.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) ?? throw new RefusedException("error.choice", "setting", key, string.Join(", ", All.Select(s => s.Key)));
}
