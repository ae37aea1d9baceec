using AlertBot.Understanding.Text;

namespace AlertBot.Understanding.Tests.Text;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("Talks ended. No date was set.", new[] { "Talks ended.", "No date was set." })]
    [InlineData("The U.S. envoy came. Mr. Smith left.", new[] { "The U.S. envoy came.", "Mr. Smith left." })]
    [InlineData("\"We agreed.\" He left.", new[] { "\"We agreed.", "\" He left." })]
    [InlineData("Чи буде зустріч? Ніхто не знає…", new[] { "Чи буде зустріч?", "Ніхто не знає…" })]
    [InlineData("Рост на 1.5 процента. Итог", new[] { "Рост на 1.5 процента.", "Итог" })]
    [InlineData("one line\nanother", new[] { "one line", "another" })]
    [InlineData("", new string[0])]
    public void Cuts_where_a_sentence_ends(string text, string[] expected)
    {
        Assert.Equal(expected, Sentences.Of(text).Select(s => text[s]));
    }
}
