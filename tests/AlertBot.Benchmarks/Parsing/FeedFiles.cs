namespace AlertBot.Benchmarks.Parsing;

/// <summary>The files of a folder and its folders, as bytes.</summary>
internal static class FeedFiles
{
    public static IReadOnlyList<byte[]> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
