using AlertBot.Understanding.Text;

namespace AlertBot.Understanding.Tests.Text;

public sealed class PhraseTrieTests
{
    [Theory]
    [InlineData("talks", "Talks resume in Geneva", "Talks")]
    [InlineData("talk", "Talks resume", null)]
    [InlineData("deal", "An ideal dealer", null)]
    [InlineData("cease-fire", "A cease fire holds", "cease fire")]
    [InlineData("peace talks", "peace, talks", null)]
    [InlineData("peace plan", "the “peace” plan", "peace” plan")]
    [InlineData("putin", "Putin’s aide", "Putin")]
    [InlineData("=US", "Tell us more", null)]
    [InlineData("=US", "The US agrees", "US")]
    [InlineData("=U.S.", "The U.S. agrees", "U.S")]
    [InlineData("перемир'я", "Нове перемирʼя", "перемирʼя")]
    [InlineData("зустріч* {трамп,путін}*", "Після зустрічі Трампом обіцяної", "зустрічі Трампом")]
    [InlineData("киев~", "В Киеве ждут", "Киеве")]
    [InlineData("киев~", "Киевлянам сообщили", null)]
    [InlineData("ёлка", "Елка стоит", "Елка")]
    [InlineData("münchen", "In Munchen", "Munchen")]
    public void Finds_whole_words_and_stems(string pattern, string text, string? expected)
    {
        Assert.Equal(expected, FirstMatch(pattern, text));
    }

    [Theory]
    [InlineData("{a,b")]
    [InlineData("a} b")]
    [InlineData("x*")]
    [InlineData("{aa,bb,cc,dd,ee,ff}{aa,bb,cc,dd,ee,ff}{aa,bb,cc,dd,ee,ff}{aa,bb,cc,dd,ee,ff}")]
    public void Refuses_patterns_that_cannot_be_meant(string pattern)
    {
        Assert.Throws<FormatException>(() => new PhrasePattern(pattern).Variants());
    }

    private static string? FirstMatch(string pattern, string text)
    {
        var phrase = new PhrasePattern(pattern);
        var builder = new PhraseTrieBuilder();
        foreach (var variant in phrase.Variants())
        {
            builder.Add(variant, 0);
        }

        var found = new List<PhraseMatch>();
        builder.Build().Find(CharFold.Fold(text), found);
        var match = found.Find(m => !phrase.MatchesCase || text[m.Start..m.End].Count(char.IsUpper) >= pattern.Count(char.IsUpper));
        return match.End == 0 ? null : text[match.Start..match.End];
    }
}
