using System.Xml.Linq;

namespace AlertBot.Architecture.Tests;

public sealed class DirectionTests
{
    /// <summary>Knowledge runs against the data: what each project may reference, and nothing else.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["AlertBot.Feeds"] = [],
        ["AlertBot.Understanding"] = ["AlertBot.Feeds"],
        ["AlertBot.Alerts"] = ["AlertBot.Understanding"],
        ["AlertBot.Chat"] = ["AlertBot.Alerts"],
        ["AlertBot.Telegram"] = ["AlertBot.Chat"],
        ["AlertBot.Discord"] = ["AlertBot.Chat"],
        ["AlertBot.Storage"] = ["AlertBot.Chat"],
        ["AlertBot"] = ["AlertBot.Telegram", "AlertBot.Discord", "AlertBot.Storage"],
    };

    public static TheoryData<string> Projects => [.. Checkout.Projects().Select(p => Path.GetFileNameWithoutExtension(p))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_the_one_before_it(string project)
    {
        var file = Checkout.Projects().Single(p => Path.GetFileNameWithoutExtension(p) == project);
        var references = XDocument.Load(file).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));

        Assert.Subset(Allowed[project].ToHashSet(), references.ToHashSet());
    }

    [Fact]
    public void Understanding_is_pure()
    {
        var impure = new[] { "System.IO.File", "HttpClient", "TimeProvider", "DbContext", "System.Net" };
        var sources = Checkout.SourceFiles().Where(f => f.Contains($"src{Path.DirectorySeparatorChar}AlertBot.Understanding{Path.DirectorySeparatorChar}"));

        Assert.DoesNotContain(sources.Select(File.ReadAllText), text => Array.Exists(impure, word => text.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_Discord_client_knows_nothing_of_the_product()
    {
        var folder = Path.Combine(Checkout.Root, "src", "AlertBot.Discord", "Client");
        var sources = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories) : [];

        Assert.DoesNotContain(sources, f => File.ReadAllText(f).Contains("using AlertBot.Chat", StringComparison.Ordinal));
    }
}
