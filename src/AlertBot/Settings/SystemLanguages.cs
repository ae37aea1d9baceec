using System.Globalization;

namespace AlertBot.Settings;

/// <summary>The system's data about languages, which dates and numbers of a message are written by.</summary>
internal static class SystemLanguages
{
    /// <returns>What to do, where the system keeps them from the program; null where they are there.</returns>
    public static string? Advice()
    {
        try
        {
            _ = CultureInfo.GetCultureInfo("uk", predefinedOnly: true);
            return null;
        }
        catch (CultureNotFoundException)
        {
            return "Messages in English, Ukrainian and Russian cannot be written without the system's data about languages, which "
                + "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT keeps away: set it to false or remove it, and install ICU (package libicu or icu-libs).";
        }
    }
}
