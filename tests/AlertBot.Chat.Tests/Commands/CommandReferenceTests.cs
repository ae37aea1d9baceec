using System.Globalization;
using System.Text;
using AlertBot.Architecture.Tests;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;

namespace AlertBot.Chat.Tests.Commands;

public sealed class CommandReferenceTests
{
    private const string Head = """
        # Commands

        The same on Discord and on Telegram. On Discord a command's options have names; on Telegram they are typed behind it in this order, and what is
        missing is asked for. Options in brackets may be left out. This page is made from the definitions, so it is complete.
        """;

    private static readonly Localizer Words = Localizer.For("en");

    [Fact]
    public async Task Every_command_of_the_menus_is_in_the_reference()
    {
        await using var world = new ChatWorld();
        var text = new StringBuilder(Head + "\n");
        foreach (var (audience, title) in Audiences)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| command | what |\n|---|---|\n");
            foreach (var command in world.Book.All.Where(c => !c.IsHidden && c.Audience == audience))
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{Usage(command)}` | {Words.Text($"command.{command.Name}")}{string.Concat(command.Options.Select(Explained))} |\n");
            }
        }

        GeneratedDocument.Check("docs/commands.md", text.ToString());
    }

    private static readonly (CommandAudience Audience, string Title)[] Audiences =
    [
        (CommandAudience.Everyone, "For everyone"),
        (CommandAudience.Administrators, "For those who administer the chat, channel or server"),
        (CommandAudience.Owners, "For the owners of the bot"),
    ];

    private static string Usage(ChatCommand command) =>
        string.Join(' ', command.Options.Select(o => o.IsRequired ? o.Name : $"[{o.Name}]").Prepend($"/{command.Name}"));

    private static string Explained(CommandOption option) =>
        $"<br>`{option.Name}`: {Words.Text($"option.{option.Name}")}{(option.Choices.IsEmpty ? "" : $" ({string.Join(", ", option.Choices)})")}";
}
