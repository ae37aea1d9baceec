using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Chat.Tests.Commands;

public sealed class HostileTests
{
    public static TheoryData<string> Inputs =>
    [
        new string('a', 100_000),
        "\u202Egnp.exe\u202C @everyone <script>alert(1)</script> [x](javascript:alert(1))",
        "\"", "\"\"", "''", "a\0b", "\uD800", "😀\uD83D", "%s{0}{1}{title}", "'; DROP TABLE Items; --", "words:", ":::", "=", new string('"', 999),
    ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Hostile_words_are_answered_and_do_no_harm(string hostile)
    {
        await using var world = new ChatWorld();
        world.Subscribe("telegram");
        foreach (var command in world.Book.All.Where(c => c.Name != "broadcast"))
        {
            await using var fresh = new ChatWorld();
            fresh.Subscribe("telegram");
            var answer = await fresh.SayAsync("telegram", ChatWorld.Owner, $"{command.Name} {hostile}");

            Assert.NotEqual(Localizer.For("en").Text("error.internal"), answer.Only.Message.Title);
            Assert.DoesNotContain('\u202E', PlainRendering.Message(answer.Only.Message));
        }
    }

    [Fact]
    public async Task Who_asks_a_thousand_times_is_told_once_and_nobody_else_notices()
    {
        await using var world = new ChatWorld();
        var replies = 0;
        for (var i = 0; i < 1_000; i++)
        {
            replies += (await world.SayAsync("discord", ChatWorld.Member, "latest")).Replies.Count;
        }

        Assert.Equal(21, replies);
        Assert.Equal("Latest alerts", (await world.SayAsync("discord", ChatWorld.Stranger, "latest")).Only.Message.Title);
        world.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("Latest alerts", (await world.SayAsync("discord", ChatWorld.Member, "latest")).Only.Message.Title);
    }

    [Fact]
    public async Task What_was_said_by_many_people_at_once_is_answered_to_each()
    {
        await using var world = new ChatWorld();

        var answers = await Task.WhenAll(Enumerable.Range(10, 500).Select(i => world.SayAsync("telegram", $"{i}", "status", kind: PlaceKind.Private)));

        Assert.All(answers, answer => Assert.StartsWith("Ukraine", answer.Only.Message.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Addresses_of_feeds_are_not_shown_to_everyone()
    {
        await using var world = new ChatWorld();

        Assert.DoesNotContain("secret", PlainRendering.Message((await world.SayAsync("discord", ChatWorld.Stranger, "sources")).Only.Message), StringComparison.Ordinal);
    }
}
