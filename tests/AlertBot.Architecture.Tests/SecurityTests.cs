using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AlertBot.Architecture.Tests;

public sealed partial class SecurityTests
{
    private static readonly string[] Threats = [.. File.ReadLines(Path.Combine(Checkout.Root, "docs/security.md")).Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| threat ", StringComparison.Ordinal))];

    [Fact]
    public void Every_threat_names_tests_that_exist()
    {
        var tests = Checkout.SourceFiles().SelectMany(file => Declared().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(Threats);
        Assert.All(Threats, threat => Assert.NotEmpty(Proofs(threat)));
        Assert.Equal("", string.Join(", ", Threats.SelectMany(Proofs).Except(tests)));
    }

    [Fact]
    public void Every_project_restores_what_is_locked_and_nothing_weak()
    {
        var settings = XDocument.Load(Path.Combine(Checkout.Root, "Directory.Build.props")).Descendants().ToLookup(e => e.Name.LocalName, e => e.Value);

        Assert.Equal(["true"], settings["RestorePackagesWithLockFile"]);
        Assert.Equal(["true", "all", "low"], settings["NuGetAudit"].Concat(settings["NuGetAuditMode"]).Concat(settings["NuGetAuditLevel"]));
        Assert.Equal(["true"], settings["TreatWarningsAsErrors"]);
        Assert.All(Checkout.Projects(), project => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), $"{project} has no packages.lock.json"));
    }

    /// <summary>The names in the last column.</summary>
    private static IEnumerable<string> Proofs(string threat) => Name().Matches(threat.TrimEnd('|', ' ').Split('|')[^1]).Select(m => m.Groups[1].Value);

    /// <summary>Up to the next member, whatever rows of data stand between.</summary>
    [GeneratedRegex(@"\[(?:Fact|Theory)\b(?:(?!\bpublic\b).)*?\bpublic (?:async )?(?:Task|void) (\w+)\(", RegexOptions.Singleline)]
    private static partial Regex Declared();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();
}
