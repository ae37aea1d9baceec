using System.Text;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>Every command, on both platforms, by everyone who could say it, in three languages, with right, missing and wrong arguments.</summary>
public sealed class CommandMatrixTests
{
    private static readonly string[] Platforms = ["telegram", "discord"];
    private static readonly string[] People = [ChatWorld.Owner, ChatWorld.Admin, ChatWorld.Member, ChatWorld.Stranger];
    private static readonly string[] Languages = ["en", "uk", "ru"];

    /// <summary>What each command is asked rightly; those that are not here take nothing.</summary>
    private static readonly Dictionary<string, string> Right = new()
    {
        ["latest"] = "3",
        ["stories"] = "1",
        ["story"] = "s12",
        ["search"] = "talks in Istanbul",
        ["deadlines"] = "yes",
        ["status"] = MemoryLookUps.Dossier,
        ["since"] = "2h",
        ["why"] = "a7",
        ["feedback"] = "false-alarm a7 not about talks",
        ["language"] = "uk",
        ["subscribe"] = $"{MemoryLookUps.Dossier} round,exchange major",
        ["settings"] = "quiet 23:00-07:00",
        ["include"] = "перемов*",
        ["exclude"] = "/film|movie/",
        ["quiet"] = "23:00-07:00",
        ["zone"] = "Europe/London",
        ["digest"] = "monday 09:00 x5",
        ["budget"] = "5",
        ["catchup"] = "skip-old 6",
        ["mentions"] = "round <@&123456789012345678>",
        ["live"] = "thread",
        ["template"] = "{title}|{lines}",
        ["move"] = "-2002",
        ["manage"] = "-2002",
        ["backtest"] = "urgency breaking",
        ["broadcast"] = "AlertBot will be down for an hour.",
        ["privacy"] = "delete",
        ["start"] = "x",
        ["feeds"] = "list",
        ["import"] = MemoryFiles.List,
        ["deadline"] = "d3 met",
        ["regroup"] = "merge s13 s12",
        ["outbox"] = "list",
        ["dossiers"] = "list",
        ["destinations"] = "private-feeds Newsroom 5",
        ["privatefeeds"] = "add news.example/world",
        ["maintenance"] = "60",
    };

    private static readonly Dictionary<string, string> Wrong = new()
    {
        ["latest"] = "many",
        ["stories"] = "0",
        ["story"] = "s999",
        ["deadlines"] = "perhaps",
        ["status"] = "no-such-dossier",
        ["since"] = "tomorrow",
        ["why"] = "a999",
        ["feedback"] = "nonsense a7",
        ["language"] = "tlh",
        ["subscribe"] = "no-such-dossier",
        ["settings"] = "nothing",
        ["include"] = "/(/",
        ["exclude"] = "/(a{50}){50}/",
        ["quiet"] = "08:00-08:00",
        ["zone"] = "Kyiv+2",
        ["digest"] = "sometimes",
        ["budget"] = "-1",
        ["catchup"] = "maybe",
        ["mentions"] = "round everyone",
        ["live"] = "shout",
        ["template"] = "{token}",
        ["move"] = "@unseen",
        ["manage"] = "@unseen",
        ["backtest"] = "quiet nonsense",
        ["privacy"] = "sell",
        ["feeds"] = "remove f1",
        ["deadline"] = "d3 correct tomorrow",
        ["import"] = "nonsense",
        ["outbox"] = "retry 9",
        ["dossiers"] = "reload",
        ["destinations"] = "limit Nowhere 5",
        ["privatefeeds"] = "remove f1",
        ["maintenance"] = "2000",
    };

    /// <summary>Asked as well: what a command does in quite another way.</summary>
    private static readonly Dictionary<string, string[]> More = new() { ["backtest"] = ["relevance 0.6", "relevance", "category 2"] };

    public static TheoryData<string, string> PlatformsAndPeople => [.. Platforms.SelectMany(platform => People.Select(person => (platform, person)))];

    [Theory]
    [MemberData(nameof(PlatformsAndPeople))]
    public async Task Every_command_answers_everyone_in_their_language_and_a_forbidden_one_changes_nothing(string platform, string person)
    {
        foreach (var language in Languages)
        {
            await using var catalog = new ChatWorld();
            foreach (var command in catalog.Book.All)
            {
                foreach (var typed in new[] { Right.GetValueOrDefault(command.Name, ""), "", Wrong.GetValueOrDefault(command.Name, "x y z " + new string('w', 50)) }.Concat(More.GetValueOrDefault(command.Name, [])))
                {
                    await OneAsync(platform, person, language, command, typed);
                }
            }
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public async Task What_the_commands_answer_is_approved(string language)
    {
        var shown = new StringBuilder();
        await using var catalog = new ChatWorld();
        foreach (var command in catalog.Book.All)
        {
            foreach (var typed in new[] { Right.GetValueOrDefault(command.Name, ""), Wrong.GetValueOrDefault(command.Name) }.Concat(More.GetValueOrDefault(command.Name, [])).OfType<string>().Distinct())
            {
                await using var world = new ChatWorld();
                world.Subscribe("discord");
                var reply = (await world.SayAsync("discord", ChatWorld.Owner, $"{command.Name} {typed}".Trim(), language, command.Name == "manage" ? PlaceKind.Private : PlaceKind.Group)).Only;
                shown.AppendLine($"### /{command.Name} {typed}".TrimEnd()).AppendLine(PlainRendering.Message(reply.Message));
                shown.AppendLine(string.Join(" ", reply.Message.Buttons.SelectMany(row => row).Select(b => $"[{b.Label}|{b.Command}]").Concat(reply.Lists.Select(l => $"<{l.Data}: {string.Join(", ", l.Choices.Select(c => c.Label))}>")))).AppendLine();
            }
        }

        Approved.Check($"commands.{language}.txt", shown.ToString().ReplaceLineEndings("\n"));
    }

    private static async Task OneAsync(string platform, string person, string language, ChatCommand command, string typed)
    {
        await using var world = new ChatWorld();
        world.Subscribe(platform);
        var words = Localizer.For(language);
        var answer = await world.SayAsync(platform, person, $"{command.Name} {typed}".Trim(), language);
        var said = answer.Only.Message.Title;

        Assert.False(string.IsNullOrWhiteSpace(said), $"/{command.Name} {typed} says nothing");
        Assert.NotEqual(words.Text("error.internal"), said);
        Assert.All(answer.Only.Message.Buttons.SelectMany(row => row).Where(b => b.Command is not null), b => Assert.InRange(Encoding.UTF8.GetByteCount(b.Command!), 1, 64));
        if (!May(person, command))
        {
            Assert.Equal(words.Text(command.Audience == CommandAudience.Owners ? "error.owners-only" : "error.administrators-only"), said);
            Assert.Equal(0, world.Destinations.Changes + world.Feeds.Changes + world.PrivateFeeds.Changes + world.Ledger.Changes + world.Stories.Changes);
            Assert.Empty(world.Telegram.Sent.Concat(world.Discord.Sent));
            Assert.True(answer.Only.IsPrivate);
        }
    }

    private static bool May(string person, ChatCommand command) => command.Audience switch
    {
        CommandAudience.Everyone => true,
        CommandAudience.Administrators => person is ChatWorld.Owner or ChatWorld.Admin,
        _ => person is ChatWorld.Owner,
    };
}
