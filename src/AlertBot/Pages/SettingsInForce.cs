using System.Collections;
using System.Globalization;
using System.Reflection;
using AlertBot.Settings;

namespace AlertBot.Pages;

/// <summary>The settings as the worker runs with them, a line each, with every secret masked.</summary>
internal sealed class SettingsInForce(AlertBotSettings settings)
{
    private const string Masked = "***";

    /// <summary>Ends of names that hold secrets, unless they name a file that does.</summary>
    private static readonly string[] Secrets = ["Token", "Secret", "Key", "Password", "Connection", "Proxy", "Authorization"];

    public IReadOnlyList<(string Key, string Value)> Lines { get; } = [.. Of("", settings)];

    private static IEnumerable<(string Key, string Value)> Of(string key, object? value)
    {
        switch (value)
        {
            case null:
                return [];
            case string or ValueType:
                return [(key, Written(key, value))];
            case IEnumerable many:
                return many.Cast<object?>().SelectMany((one, index) => Of($"{key}:{index}", one));
            default:
                return value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(p => p.GetIndexParameters().Length == 0)
                    .SelectMany(p => Of(key.Length == 0 ? p.Name : $"{key}:{p.Name}", p.GetValue(value)));
        }
    }

    private static string Written(string key, object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length > 0 && IsSecret(key, text) ? Masked : text;
    }

    /// <summary>By its name, or because it is an address that lets in whoever knows it.</summary>
    private static bool IsSecret(string key, string text) =>
        Array.Exists(Secrets, end => key.EndsWith(end, StringComparison.OrdinalIgnoreCase) || key.Contains($"{end}s:", StringComparison.OrdinalIgnoreCase))
        || key.Contains(":Headers:", StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.UserInfo.Length > 0 || address.AbsolutePath.Contains("/webhooks/", StringComparison.OrdinalIgnoreCase)))
        || (key.StartsWith("Destinations:", StringComparison.OrdinalIgnoreCase) && key.EndsWith(":Address", StringComparison.OrdinalIgnoreCase) && text.Contains("://", StringComparison.Ordinal));
}
