using System.Text.RegularExpressions;
using AlertBot.Alerts.Subscriptions.Filters;

namespace AlertBot.Alerts.Tests.Subscriptions;

public sealed class PatternLettersTests
{
    private static readonly string[] Parts =
        ["a", "b", "bcd", "abc", "dda", "(abc|bcd)", "(?:abc|b)", "(b(abc|dda)c|bcd)", "[abc]", "[^]a]", @"\d", @"\.", ".", "a*", "b?", "c+", "d{2}", "abc{0,1}", "(abc)*", "(bcd)+", "a+?", "|", "^", "$", "{x}", "c{1,"];

    [Theory]
    [InlineData("umerov", "umerov")]
    [InlineData("(umerov|medvedev).*round", "umerov/medvedev round")]
    [InlineData("ultra.{0,20}round", "ultra round")]
    [InlineData("round|talk", "round/tal")]
    [InlineData("round|of", "")]
    [InlineData("(?:round)?", "")]
    [InlineData("(round)+ [abc]and", "round and")]
    [InlineData("rounds?", "round")]
    [InlineData("round{2}", "round")]
    [InlineData("roundy*", "round")]
    [InlineData(@"\bround\b", "round")]
    [InlineData(@"\x72ound", "")]
    [InlineData("(?x)ro und", "")]
    [InlineData("{round|}bomb", "round/bomb")]
    [InlineData("[a-z-[aeou]]round", "")]
    public void Letters_that_a_match_must_have_are_read_from_a_pattern(string pattern, string letters) =>
        Assert.Equal(letters, string.Join(' ', PatternLetters.Of(pattern).Select(choice => string.Join('/', choice))));

    [Fact]
    public void Whatever_matches_has_the_letters()
    {
        var dice = new Random(11);
        var (telling, matches) = (0, 0);
        for (var round = 0; round < 2_000; round++)
        {
            var written = string.Concat(Enumerable.Range(0, 1 + dice.Next(5)).Select(_ => Parts[dice.Next(Parts.Length)]));
            if (SafePattern.Check(written) != FilterProblem.None)
            {
                continue;
            }

            var pattern = new SafePattern(written);
            var text = string.Concat(Enumerable.Range(0, dice.Next(25)).Select(_ => "abcd]x{}.1"[dice.Next(10)]));
            if (Regex.IsMatch(text, written, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
            {
                matches++;
                Assert.True(pattern.MayHold(FilterSubject.Of(text)), $"/{written}/ matches '{text}'");
            }

            telling += pattern.Letters.Length > 0 ? 1 : 0;
        }

        // Or else this shows nothing.
        Assert.InRange(telling, 100, 2_000);
        Assert.InRange(matches, 100, 2_000);
    }
}
