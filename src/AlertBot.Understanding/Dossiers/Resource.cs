namespace AlertBot.Understanding.Dossiers;

/// <summary>Data files that travel inside the assembly.</summary>
internal static class Resource
{
    private const string Root = "AlertBot.Understanding.";

    public static string Read(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(Root + name)
            ?? throw new InvalidOperationException($"The assembly lacks its data file {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>File names, without the folder, of all data files in a folder.</summary>
    public static IEnumerable<string> NamesIn(string folder) => typeof(Resource).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Root + folder + ".", StringComparison.Ordinal))
        .Select(n => n[(Root.Length + folder.Length + 1)..])
        .Order(StringComparer.Ordinal);
}
