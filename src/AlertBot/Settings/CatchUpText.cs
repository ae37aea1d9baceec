using System.Globalization;
using AlertBot.Alerts.Subscriptions;
using NodaTime;

namespace AlertBot.Settings;

/// <summary>The catch-up of a destination as settings write it.</summary>
internal static class CatchUpText
{
    public static (CatchUp Policy, Duration? Age)? Read(string text) => text.ToLowerInvariant() switch
    {
        "all" => (CatchUp.All, null),
        "per-story" => (CatchUp.PerStory, null),
        _ when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var age) && age >= TimeSpan.FromMinutes(15) => (CatchUp.SkipOld, Duration.FromTimeSpan(age)),
        _ => null,
    };
}
