using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AlertBot.Settings;

namespace AlertBot.Architecture.Tests;

public sealed partial class SettingsReferenceTests
{
    private const string Head = """
        # Settings

        From `appsettings.json` in the working folder (or `--settings FILE`), .NET user secrets, files in `/run/secrets`, and the environment
        (`Section__Key`), later ones over earlier ones. This page is made from the option types, so it is complete.
        """;

    private readonly Dictionary<string, string> _meanings = Directory
        .EnumerateFiles(AppContext.BaseDirectory, "*.xml")
        .Where(f => Path.GetFileName(f).StartsWith("alertbot", StringComparison.OrdinalIgnoreCase))
        .SelectMany(f => XDocument.Load(f).Descendants("member"))
        .GroupBy(m => m.Attribute("name")!.Value, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => Meaning(g.First()), StringComparer.Ordinal);

    [Fact]
    public void Every_setting_is_in_the_reference_with_its_default_and_what_it_means()
    {
        var text = new StringBuilder(Head + "\n");
        var rows = new List<Row>();
        foreach (var section in typeof(AlertBotSettings).GetProperties())
        {
            var own = Rows(section).ToList();
            rows.AddRange(own);
            text.Append(CultureInfo.InvariantCulture, $"\n## {section.Name}\n{Introduction(section)}| key | default | meaning |\n|---|---|---|\n");
            own.ForEach(r => text.Append(CultureInfo.InvariantCulture, $"| `{r.Key}` | {r.Default} | {r.Meaning} |\n"));
        }

        Assert.Equal([], rows.Where(r => r.Meaning.Length == 0).Select(r => r.Key));
        GeneratedDocument.Check("docs/settings.md", text.ToString());
    }

    private IEnumerable<Row> Rows(PropertyInfo section)
    {
        if (ElementOf(section.PropertyType) is not { } element)
        {
            return Rows(section.Name, section.PropertyType);
        }

        return IsValue(element) ? [new Row($"{section.Name}:0", "none", Of(section))] : Rows($"{section.Name}:0", element);
    }

    private IEnumerable<Row> Rows(string prefix, Type type)
    {
        var defaults = Activator.CreateInstance(type);
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is not null))
        {
            var key = $"{prefix}:{property.Name}";
            if (IsValue(property.PropertyType) || ElementOf(property.PropertyType) is not null)
            {
                yield return new Row(key, Shown(property.GetValue(defaults)), Of(property) + Range(property));
                continue;
            }

            foreach (var row in Rows(key, property.PropertyType))
            {
                yield return row;
            }
        }
    }

    private string Introduction(PropertyInfo section) => ElementOf(section.PropertyType) is { } element
        ? $"{(IsValue(element) ? "" : Of(section) + " ")}A list: `{section.Name}:0`, `{section.Name}:1` and so on.\n\n"
        : (_meanings.GetValueOrDefault($"T:{section.PropertyType.FullName}") ?? Of(section)) is { Length: > 0 } said ? said + "\n\n" : "\n";

    private string Of(PropertyInfo property) => _meanings.GetValueOrDefault($"P:{property.DeclaringType!.FullName}.{property.Name}", "");

    private static string Range(PropertyInfo property) => property.GetCustomAttribute<RangeAttribute>() is { } range
        ? string.Create(CultureInfo.InvariantCulture, $" From {range.Minimum} to {range.Maximum}.")
        : "";

    private static Type? ElementOf(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[^1] : null;

    private static bool IsValue(Type type) => type == typeof(string) || type.IsValueType;

    private static string Shown(object? value) => value switch
    {
        null or "" => "none",
        string text => $"`{text}`",
        bool yes => yes ? "true" : "false",
        IEnumerable list => list.Cast<object>().Any() ? string.Join(", ", list.Cast<object>()) : "none",
        TimeSpan time => $"`{time:c}`",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The summary as plain text; what it says of a default stands in its own column already.</summary>
    private static string Meaning(XElement member)
    {
        var words = string.Concat(member.Element("summary")?.DescendantNodes().Select(Words) ?? []);
        return DefaultSaid().Replace(Blanks().Replace(words, " ").Trim(), "").Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Words(XNode node) => node switch
    {
        XText { Parent.Name.LocalName: "c" } code => $"`{code.Value}`",
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "paramref" } link => $"`{(link.Attribute("cref") ?? link.Attribute("langword") ?? link.Attribute("name"))!.Value.Split('.', ':')[^1]}`",
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@" Default [^.]*(\.\d+[^.]*)?\.")]
    private static partial Regex DefaultSaid();

    private sealed record Row(string Key, string Default, string Meaning);
}
