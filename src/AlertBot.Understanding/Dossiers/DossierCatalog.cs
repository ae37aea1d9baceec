using System.Collections.Immutable;

namespace AlertBot.Understanding.Dossiers;

/// <summary>The dossiers that are followed.</summary>
public sealed class DossierCatalog(IEnumerable<Dossier> dossiers)
{
    private const string Folder = "Dossiers.Files";

    public ImmutableArray<Dossier> Dossiers { get; } = [.. dossiers.OrderBy(d => d.Id, StringComparer.Ordinal)];

    /// <summary>The dossiers that ship with the program.</summary>
    public static DossierCatalog Embedded() =>
        new(Resource.NamesIn(Folder).Select(file => Parse(file, Resource.Read($"{Folder}.{file}"))));

    /// <summary>The shipped dossiers and those of a folder; a file of the folder replaces the shipped one of its name.</summary>
    /// <param name="files">File name and JSON text: reading the folder is the caller's.</param>
    /// <exception cref="DossierException">A file cannot be used; the message names file, key, problem and a valid example.</exception>
    public static DossierCatalog WithFiles(IEnumerable<(string Name, string Json)> files)
    {
        var own = files.Select(f => Parse(f.Name, f.Json)).ToList();
        return new DossierCatalog(own.Concat(Embedded().Dossiers).DistinctBy(d => d.Id));
    }

    /// <param name="file">Its name without ending becomes the dossier's id.</param>
    /// <exception cref="DossierException">The file cannot be used.</exception>
    public static Dossier Parse(string file, string json) => new DossierLoader(file, Lexicon.Embedded).Load(json);

    public Dossier? Find(string id) => Dossiers.FirstOrDefault(d => d.Id == id);
}
