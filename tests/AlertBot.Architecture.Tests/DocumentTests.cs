using System.Text.RegularExpressions;

namespace AlertBot.Architecture.Tests;

public sealed partial class DocumentTests
{
    [Fact]
    public void Every_link_between_documents_leads_somewhere() =>
        Assert.Equal("", string.Join('\n', Documents().SelectMany(DeadLinks)));

    [Fact]
    public void Every_decision_has_a_number_of_its_own()
    {
        var numbers = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs/decisions"), "*.md").Select(f => Path.GetFileName(f)[..4]).ToList();

        Assert.Equal(numbers.Distinct().Order(), numbers.Order());
    }

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md", SearchOption.AllDirectories).Concat([Path.Combine(Checkout.Root, "README.md"), Path.Combine(Checkout.Root, "tests", "README.md")]);

    private static IEnumerable<string> DeadLinks(string document) => Link().Matches(File.ReadAllText(document))
        .Select(m => m.Groups[1].Value)
        .Where(link => !link.Contains("://", StringComparison.Ordinal) && !Leads(document, link))
        .Select(link => $"{Path.GetRelativePath(Checkout.Root, document)}: {link}");

    private static bool Leads(string document, string link)
    {
        var (path, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, null);
        var target = path.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, path);
        return File.Exists(target) ? anchor is null || Anchors(target).Contains(anchor) : Directory.Exists(target);
    }

    /// <summary>As GitHub makes them of headings.</summary>
    private static IEnumerable<string> Anchors(string document) => File.ReadLines(document)
        .Where(line => line.StartsWith('#'))
        .Select(line => Dropped().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Dropped();
}
