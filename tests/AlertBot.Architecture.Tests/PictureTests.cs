using System.Xml.Linq;

namespace AlertBot.Architecture.Tests;

public sealed class PictureTests
{
    private const string Opening = "```mermaid\n";

    [Fact]
    public void The_picture_of_the_house_shows_the_references_of_its_projects()
    {
        var document = File.ReadAllText(Path.Combine(Checkout.Root, "docs/architecture.md")).ReplaceLineEndings("\n");
        var start = document.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        var drawn = document[start..document.IndexOf("```", start, StringComparison.Ordinal)];

        Assert.Equal(Drawn(), drawn);
    }

    private static string Drawn() => "flowchart LR\n" + string.Concat(Checkout.Projects().Order(StringComparer.Ordinal).SelectMany(Arrows));

    /// <summary>Only what a project does not reach through another of its references.</summary>
    private static IEnumerable<string> Arrows(string project) => References(project)
        .Where(r => !References(project).Any(other => other != r && Reaches(other, r)))
        .Select(r => $"    {Name(project)} --> {Name(r)}\n");

    private static bool Reaches(string from, string to) => References(from).Any(r => r == to || Reaches(r, to));

    private static IEnumerable<string> References(string project) => XDocument.Load(project)
        .Descendants("ProjectReference")
        .Select(r => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(project)!, r.Attribute("Include")!.Value)))
        .Order(StringComparer.Ordinal);

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project) is var name && name.StartsWith("AlertBot.", StringComparison.Ordinal) ? name["AlertBot.".Length..] : "Program[AlertBot]";
}
