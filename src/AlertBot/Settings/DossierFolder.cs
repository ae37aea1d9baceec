using AlertBot.Understanding.Dossiers;

namespace AlertBot.Settings;

/// <summary>Reads the dossiers that ship with AlertBot and those of the settings' folder.</summary>
internal static class DossierFolder
{
    /// <param name="files">More files, which go before those of the folder.</param>
    /// <exception cref="SettingsException">A file cannot be read or used.</exception>
    public static DossierCatalog Load(string? folder, params IEnumerable<string> files)
    {
        try
        {
            var all = files.Concat(folder is null ? [] : Directory.EnumerateFiles(folder, "*.json"));
            return DossierCatalog.WithFiles(all.Select(file => (Path.GetFileName(file), File.ReadAllText(file))));
        }
        catch (Exception e) when (e is DossierException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([new SettingProblem("Dossiers:Folder", $"holds what cannot be used: {e.Message}", "\"/etc/alertbot/dossiers\"")]);
        }
    }

    /// <summary>Changes when a file of the folder does: names, times of writing and sizes; empty when the folder cannot be looked at.</summary>
    public static string Stamp(string folder)
    {
        try
        {
            var files = new DirectoryInfo(folder).EnumerateFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal);
            return string.Join('|', files.Select(f => FormattableString.Invariant($"{f.Name} {f.LastWriteTimeUtc.Ticks} {f.Length}")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
