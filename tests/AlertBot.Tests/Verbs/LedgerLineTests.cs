using System.Text.Json;
using AlertBot.Understanding.Deadlines;
using AlertBot.Verbs;

namespace AlertBot.Tests.Verbs;

public sealed class LedgerLineTests
{
    [Theory]
    [InlineData(LedgerState.Open, "Open")]
    [InlineData(LedgerState.PassedUnknown, "Outcome unknown")]
    [InlineData(LedgerChange.MadePrecise, "Made precise")]
    [InlineData(DeadlineKind.Ultimatum, "Ultimatum")]
    public void People_read_words(Enum name, string words) => Assert.Equal(words, LedgerLine.Words(name));

    [Fact]
    public void Scripts_read_the_vocabulary()
    {
        var line = new LedgerLine(1, "talks", DeadlineKind.Ultimatum, "8 August 2025", [], LedgerState.PassedUnknown, null, null, null, "", "", [], []);

        Assert.Contains("\"state\":\"passed-unknown\"", JsonSerializer.Serialize(line, JsonLines.Options), StringComparison.Ordinal);
    }
}
