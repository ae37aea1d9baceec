using AlertBot.Chat.Delivery;

namespace AlertBot.Settings;

/// <summary>A secret given directly or by a file.</summary>
internal static class SecretSource
{
    /// <returns>Null when neither is set.</returns>
    /// <exception cref="SettingsException">The file is there but cannot be read, or is empty.</exception>
    public static Secret? Read(string? value, string? file, string key)
    {
        if (value is not null || file is null)
        {
            return value is null ? null : new Secret(value);
        }

        try
        {
            var text = File.ReadAllText(file).Trim();
            return text.Length > 0
                ? new Secret(text)
                : throw new SettingsException([new SettingProblem(key, $"names '{file}', which is empty", "a file with the secret alone in it")]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([new SettingProblem(key, $"names '{file}', which cannot be read: {e.Message}", "a file that this user may read")]);
        }
    }
}
