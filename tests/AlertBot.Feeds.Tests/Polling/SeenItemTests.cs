using System.IO.Hashing;
using System.Text;
using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Feeds.Tests.Polling;

public sealed class SeenItemTests
{
    [Fact]
    public void Keys_are_made_as_those_that_are_stored_already()
    {
        const string address = "https://news.example/1";
        var item = new ParsedItem(
            address, "Раунд переговорів", address, Instant.FromUtc(2025, 7, 23, 12, 0), null, null, "<p>Делегації зустрілися.</p>", [], [], null);

        var keys = SeenItem.From(item).Keys;

        Assert.Equal(Hash("guid\u001fnews.example/1"), keys.Guid);
        Assert.Equal(Hash("content\u001fРаунд переговорів\u001fДелегації зустрілися.\u001f2025-07-23T12:00:00Z"), keys.Content);
        Assert.Equal(Hash("Раунд переговорів"), keys.Title);
        Assert.Equal(Hash("Делегації зустрілися."), keys.Text);
    }

    private static long Hash(string text) => unchecked((long)XxHash3.HashToUInt64(Encoding.Unicode.GetBytes(text)));
}
