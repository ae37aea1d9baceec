using System.Collections.Immutable;
using AlertBot.Chat.Commands.Model;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Publishers;

namespace AlertBot.Chat.Commands.Admins.Settings;

/// <summary>All that administrators may set, in the order of the screen.</summary>
/// <param name="dossiers">Those of the moment: their files may change.</param>
internal sealed class SettingsList(Func<DossierCatalog> dossiers, PublisherCatalog publishers)
{
    public ImmutableArray<DestinationSetting> All { get; } = [.. OrderSettings.All(dossiers, publishers), .. TimeSettings.All(), .. LookSettings.All()];

    /// <exception cref="RefusedException">There is no such setting.</exception>
    public DestinationSetting Find(string key) =>
        All.FirstOrDefault(s => s.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) ?? throw new RefusedException("error.choice", "setting", key, string.Join(", ", All.Select(s => s.Key)));
}
