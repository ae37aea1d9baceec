using System.Text.Json;
using System.Text.RegularExpressions;
using AlertBot.Chat.Composing;

namespace AlertBot.Chat.Tests.Composing;

/// <summary>The resource files hold what the code says, and nothing else, and nothing that a platform would cut.</summary>
public sealed partial class TextUseTests
{
    private const int LongestButton = 40;
    private const int LongestText = 400;

    /// <summary>Texts that code finds by a value: of an enum, of a command, of a setting.</summary>
    private static readonly string[] FoundByValue =
    [
        "name.", "command.", "option.", "choice.", "setting.", "how.", "kind.", "appointment.", "category.", "deadline.", "change.", "state.", "urgency.", "live.", "catchup.", "mention.", "audience.",
        "stage.", "decision.", "fact.", "filter.", "language.", "written-in.", "profile.", "outcome.", "answer.", "topic.", "standing.", "action.", "unit.", "failure.", "because.", "weight.", "private-trouble.", "threshold.",
    ];

    private static readonly string[] Sources = [.. Directory.EnumerateFiles(Path.Combine(Root(AppContext.BaseDirectory), "src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")).Select(File.ReadAllText)];

    [Fact]
    public void No_text_is_missing()
    {
        var known = Localizer.For("en").Keys.Select(WithoutForm).ToHashSet();
        var said = Sources.SelectMany(s => Said().Matches(s).Select(m => m.Groups[1].Value)).Where(key => !key.EndsWith('.')).Distinct();

        Assert.Equal([], said.Where(key => !known.Contains(key)));
    }

    [Fact]
    public void No_text_is_unused()
    {
        var literals = Sources.SelectMany(s => Literals().Matches(s).Select(m => m.Groups[1].Value)).ToHashSet();

        Assert.Equal([], Localizer.For("en").Keys.Select(WithoutForm).Distinct().Where(key => !literals.Contains(key) && !Array.Exists(FoundByValue, prefix => key.StartsWith(prefix, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public void Every_matter_and_unit_that_the_reader_knows_has_its_words(string vocabulary)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), "src", "AlertBot.Understanding", "Deadlines", "Vocabulary", $"{vocabulary}.json")));
        // "War ends" is only ever a demand, and is told as the demand to end it.
        var keys = file.RootElement.GetProperty("actions").EnumerateObject().Where(a => a.Name != "war ends").Select(a => $"action.{a.Name.Replace(' ', '-')}")
            .Concat(file.RootElement.GetProperty("units").EnumerateObject().Select(u => $"unit.{u.Name.TrimEnd('s')}.one"))
            .ToList();

        Assert.NotEmpty(keys);
        Assert.Equal([], keys.Where(key => !Localizer.For("en").Has(key)).Distinct());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public void No_text_is_too_long_for_where_it_is_shown(string language)
    {
        var words = Localizer.For(language);

        Assert.Equal([], words.Keys.Where(key => words.Raw(key).Length > Longest(key)));
    }

    [Theory]
    [InlineData("uk", "few")]
    [InlineData("ru", "few")]
    [InlineData("uk", "many")]
    [InlineData("ru", "many")]
    [InlineData("uk", "one")]
    [InlineData("en", "one")]
    [InlineData("en", "other")]
    public void Every_count_has_every_form_of_its_language(string language, string form)
    {
        var words = Localizer.For(language);
        var counts = words.Keys.Where(k => Form().IsMatch(k)).Select(WithoutForm).Distinct().ToList();

        Assert.NotEmpty(counts);
        Assert.Equal([], counts.Where(c => !words.Has($"{c}.{form}")));
    }

    [Theory]
    [InlineData("uk")]
    [InlineData("ru")]
    public void A_translation_takes_the_same_values(string language)
    {
        var (english, words) = (Localizer.For("en"), Localizer.For(language));
        var keys = english.Keys.Where(k => !Form().IsMatch(k));

        Assert.Equal([], keys.Where(k => !Values(english.Raw(k)).SetEquals(Values(words.Raw(k)))));
    }

    [Theory]
    [InlineData("uk")]
    [InlineData("ru")]
    public void Quotation_marks_and_apostrophes_are_those_of_the_language(string language)
    {
        var words = Localizer.For(language);

        Assert.Equal([], words.Keys.Where(k => ForeignMark().IsMatch(words.Raw(k))));
    }

    private static HashSet<string> Values(string text) => [.. Value().Matches(text).Select(m => m.Value)];

    private static int Longest(string key) => key.Split('.')[0] switch
    {
        "button" => LongestButton,
        "command" or "option" or "choice" => 100,
        "name" => 32,
        _ => LongestText,
    };

    private static string WithoutForm(string key) => Form().Replace(key, "");

    internal static string Root(string folder) => File.Exists(Path.Combine(folder, "AlertBot.sln")) ? folder : Root(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("These tests must be run inside the checkout."));

    [GeneratedRegex(@"\.(one|few|many|other)$")]
    private static partial Regex Form();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Value();

    [GeneratedRegex(@"[“”„]|\p{IsCyrillic}['\u02bc`]\p{IsCyrillic}")]
    private static partial Regex ForeignMark();

    [GeneratedRegex("\"([a-z0-9.-]+)\"")]
    private static partial Regex Literals();

    /// <summary>Where code names a text by its whole key.</summary>
    [GeneratedRegex("(?:[wW]ords\\.Text|[wW]ords\\.Count|new RefusedException|Say\\.Problem\\([^\"]{0,200}?,)\\s*\\(?\"([a-z0-9.-]+)\"")]
    private static partial Regex Said();
}
