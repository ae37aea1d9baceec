using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace AlertBot.Architecture.Tests;

public sealed class LicenceTests
{
    /// <summary>Whoever passes the program on may do so under each of these.</summary>
    private static readonly string[] Free = ["MIT", "Apache-2.0", "ISC", "PostgreSQL", "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-only", "BSD-3-Clause"];

    /// <summary>Packages that name their licence in a file or behind an address only, read by a person.</summary>
    private static readonly Dictionary<string, string> ReadByHand = new(StringComparer.Ordinal)
    {
        ["CodeHollow.FeedReader"] = "MIT",
        ["OllamaSharp"] = "MIT",
        ["UTF.Unknown"] = "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-only",
    };

    [Fact]
    public void Everything_that_ships_is_listed_with_a_licence_that_lets_it_ship()
    {
        var packages = Shipped().OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var text = new StringBuilder("# Licences\n\nAlertBot itself is under the [MIT licence](../LICENSE). It ships with these packages:\n\n| package | version | licence |\n|---|---|---|\n");
        packages.ForEach(p => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {p.Name} | {p.Version} | {p.Licence} |\n"));

        Assert.All(packages, p => Assert.Contains(p.Licence, Free));
        GeneratedDocument.Check("docs/licences.md", text.ToString());
    }

    private static IEnumerable<(string Name, string Version, string Licence)> Shipped()
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "src/AlertBot/obj/project.assets.json")));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name).ToList();
        foreach (var library in assets.RootElement.GetProperty("targets").EnumerateObject().First().Value.EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() == "package" && Ships(library.Value))
            {
                var (name, version) = (library.Name.Split('/')[0], library.Name.Split('/')[1]);
                yield return (name, version, LicenceOf(folders, name, version));
            }
        }
    }

    /// <summary>Analyzers and packages of targets put nothing beside the program.</summary>
    private static bool Ships(JsonElement library) =>
        new[] { "runtime", "runtimeTargets", "native" }.Any(kind => library.TryGetProperty(kind, out var files) && files.EnumerateObject().Any(f => !f.Name.EndsWith("_._", StringComparison.Ordinal)));

    private static string LicenceOf(List<string> folders, string name, string version)
    {
        if (ReadByHand.TryGetValue(name, out var known))
        {
            return known;
        }

        var lower = name.ToLowerInvariant();
        var file = folders.Select(f => Path.Combine(f, lower, version.ToLowerInvariant(), $"{lower}.nuspec")).First(File.Exists);
        var licence = XDocument.Load(file).Descendants().FirstOrDefault(e => e.Name.LocalName == "license" && e.Attribute("type")?.Value == "expression");
        return licence?.Value ?? $"unknown: read {name} {version} and enter it here";
    }
}
