using System.Text.RegularExpressions;
using AlertBot.Pages;

namespace AlertBot.Tests.Pages;

public sealed partial class PageTextsTests
{
    private static readonly string[] Computed = ["stage.", "entity."];

    public static TheoryData<string> Languages => [.. PageTexts.Languages];

    [Theory]
    [InlineData("en", "0.85")]
    [InlineData("uk", "0,85")]
    [InlineData("ru", "0,85")]
    public void Numbers_are_written_as_the_language_writes_them(string language, string written) => Assert.Equal(written, PageTexts.Find(language)!.Number(0.85));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_says_everything(string language)
    {
        var texts = PageTexts.Find(language)!;

        Assert.Equal(PageTexts.Find("en")!.Keys.Order(), texts.Keys.Order());
        Assert.All(texts.Keys, key => Assert.NotEqual("", texts[key].Trim()));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Places_for_values_are_the_same_in_every_language(string language)
    {
        var (english, texts) = (PageTexts.Find("en")!, PageTexts.Find(language)!);

        Assert.All(texts.Keys, key => Assert.Equal(Places().Matches(english[key]).Select(m => m.Value).Order(), Places().Matches(texts[key]).Select(m => m.Value).Order()));
    }

    [Fact]
    public void Every_text_is_used_and_every_used_text_is_there()
    {
        var sources = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Checkout(), "src", "AlertBot", "Pages"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var texts = PageTexts.Find("en")!;

        Assert.All(texts.Keys.Where(k => !Array.Exists(Computed, k.StartsWith)), key => Assert.Contains($"\"{key}\"", sources, StringComparison.Ordinal));
        Assert.All(Used().Matches(sources).Select(m => m.Groups[1].Value).Distinct(), key => Assert.Contains(key, texts.Keys));
    }

    private static string Checkout()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AlertBot.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("These tests must be run inside the checkout.");
        }

        return folder;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Places();

    [GeneratedRegex("""Viewer\.Texts(?:\.Text\(|\[)"([^"]+)"[\],)]""")]
    private static partial Regex Used();
}
