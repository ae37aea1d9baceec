namespace AlertBot.Settings;

/// <summary>A secret value given directly or by a file.</summary>
internal static class Secret
{
    /// <exception cref="SettingsException">The file is there but cannot be read, or is empty.</exception>
    public static string? Read(string? value, string? file, string key)
    {
        if (value is not null || file is null)
        {
            return value;
        }

        try
        {
            var text = File.ReadAllText(file).Trim();
            return text.Length > 0 ? text : throw new SettingsException([new SettingProblem(key, $"names '{file}', which is empty", "a file with the secret alone in it")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([new SettingProblem(key, $"names '{file}', which cannot be read: {e.Message}", "a file that this user may read")]);
        }
    }
}
