using AlertBot.Understanding.Dossiers;

namespace AlertBot.Settings;

/// <summary>Reads the dossiers that ship with AlertBot and those of the settings' folder.</summary>
internal static class DossierFolder
{
    /// <exception cref="SettingsException">A file of the folder cannot be read or used.</exception>
    public static DossierCatalog Load(string? folder)
    {
        try
        {
            return folder is null
                ? DossierCatalog.Embedded()
                : DossierCatalog.WithFiles(Directory.EnumerateFiles(folder, "*.json").Select(file => (Path.GetFileName(file), File.ReadAllText(file))));
        }
        catch (Exception e) when (e is DossierException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([new SettingProblem("Dossiers:Folder", $"holds what cannot be used: {e.Message}", "\"/etc/alertbot/dossiers\"")]);
        }
    }
}
