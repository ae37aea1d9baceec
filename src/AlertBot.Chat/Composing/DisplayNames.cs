using System.Text.Json;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Chat.Composing;

/// <summary>How readers of a language write a name that is English in the code and in the store; one that is not known stays as it is.</summary>
internal sealed class DisplayNames
{
    private static volatile Lazy<DisplayNames> Followed = new(() => OfDossiers(DossierCatalog.Embedded()));

    private readonly Dictionary<(string Language, string Name), string> _all;

    private DisplayNames(Dictionary<(string Language, string Name), string> all) => _all = all;

    /// <summary>People, places and organisations that facts carry, as the dossiers in force write them.</summary>
    public static DisplayNames OfFacts => Followed.Value;

    /// <summary>Rules by which items are read, and with an @ before them the parts of a text.</summary>
    public static DisplayNames OfRules { get; } = new(Read("rules.json"));

    /// <summary>Replaced as a whole, and made when the first name is shown: nobody waits for it at the start.</summary>
    public static void Follow(DossierCatalog dossiers) => Followed = new(() => OfDossiers(dossiers));

    public string In(string language, string name) => Find(language, name) ?? name;

    public string? Find(string language, string name) => _all.GetValueOrDefault((language, name.ToUpperInvariant()));

    /// <summary>The name under which that of a dossier is found.</summary>
    public static string Dossier(string id) => "@" + id;

    private static DisplayNames OfDossiers(DossierCatalog dossiers)
    {
        var all = Read("names.json");
        foreach (var dossier in dossiers.Dossiers)
        {
            foreach (var language in new[] { "en", "uk", "ru" })
            {
                all[(language, Dossier(dossier.Id).ToUpperInvariant())] = dossier.Names.GetValueOrDefault(language, dossier.Name);
            }
        }

        foreach (var (name, language, written) in dossiers.Dossiers.SelectMany(d => d.Entities).SelectMany(e => e.Names.Select(n => (e.Name, n.Key, n.Value))))
        {
            all[(language, name.ToUpperInvariant())] = written;
        }

        return new DisplayNames(all);
    }

    /// <summary>The file has the Ukrainian and the Russian of each.</summary>
    private static Dictionary<(string Language, string Name), string> Read(string file)
    {
        using var json = typeof(DisplayNames).Assembly.GetManifestResourceStream($"AlertBot.Chat.Composing.Names.{file}")
            ?? throw new InvalidOperationException($"the file {file} is missing from the build");
        var all = new Dictionary<(string Language, string Name), string>();
        foreach (var (name, written) in JsonSerializer.Deserialize<Dictionary<string, string[]>>(json)!)
        {
            all.Add(("uk", name.ToUpperInvariant()), written[0]);
            all.Add(("ru", name.ToUpperInvariant()), written[1]);
        }

        return all;
    }
}
