using System.Runtime.CompilerServices;
using System.Text.Json;
using AlertBot.Settings;

namespace AlertBot.Tests.Settings;

/// <summary>The settings file that a newcomer copies.</summary>
public sealed class ExampleSettingsTests
{
    private static readonly string Example = Path.Combine(Root(), "appsettings.example.json");

    [Fact]
    public void It_works_as_it_stands()
    {
        var settings = SettingsLoader.Load(Example).Settings;
        var dossiers = DossierFolder.Load(settings.Dossiers.Folder).Dossiers.Select(d => d.Id).ToList();

        Assert.Empty(SettingsCheck.Find(settings, dossiers));
        Assert.True(settings.Feeds.Count >= 20);
        Assert.Contains(settings.Feeds, f => f is { Publisher: "tass", StateMedia: true });
    }

    [Fact]
    public void It_names_every_setting_there_is()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Example));

        Assert.Empty(Missing(typeof(AlertBotSettings), json.RootElement, ""));
    }

    [Fact]
    public void Its_values_are_the_defaults_where_there_are_defaults()
    {
        var example = SettingsLoader.Load(Example).Settings;
        var defaults = new AlertBotSettings();

        Assert.Equal(defaults.Polling, example.Polling);
        Assert.Equal(defaults.Fetching with { AllowedPrivate = example.Fetching.AllowedPrivate }, example.Fetching);
        Assert.Equal(defaults.Alerts.MaximumAge, example.Alerts.MaximumAge);
        Assert.Equal(defaults.Retention.Days, example.Retention.Days);
        Assert.Equal(defaults.Http.Address, example.Http.Address);
    }

    /// <summary>Keys of the options types that no part of the file shows; of a list, its entries show them together.</summary>
    private static IEnumerable<string> Missing(Type type, JsonElement json, string path)
    {
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            var key = $"{path}{property.Name}";
            var found = Elements(json).Where(e => e.TryGetProperty(property.Name, out _)).Select(e => e.GetProperty(property.Name)).ToList();
            var inner = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            var missing = found.Count == 0 ? [key]
                : inner.Namespace?.StartsWith("AlertBot", StringComparison.Ordinal) == true ? Missing(inner, JsonSerializer.SerializeToElement(found.SelectMany(Elements)), key + ":")
                : [];
            foreach (var each in missing)
            {
                yield return each;
            }
        }
    }

    private static IEnumerable<JsonElement> Elements(JsonElement json) => json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : [json];

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
