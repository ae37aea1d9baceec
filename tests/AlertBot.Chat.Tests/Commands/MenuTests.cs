using System.Text.RegularExpressions;
using AlertBot.Chat.Composing;

namespace AlertBot.Chat.Tests.Commands;

public sealed partial class MenuTests
{
    [Fact]
    public async Task Names_and_descriptions_fit_both_platforms_in_every_language()
    {
        await using var world = new ChatWorld();
        Assert.InRange(world.Book.Menu.Commands.Length, 1, 100);
        foreach (var command in world.Book.Menu.Commands)
        {
            Assert.Matches(TelegramName(), command.Name);
            Assert.All(new[] { command.Names!.En, command.Names.Uk, command.Names.Ru }, name => Assert.Matches(DiscordName(), name));
            Assert.All(new[] { command.Description.En, command.Description.Uk, command.Description.Ru }, text => Assert.InRange(text.Length, 1, 100));
            Assert.InRange(command.Options.Length, 0, 25);
            Assert.All(command.Options, option => Assert.InRange(option.Choices.Length, 0, 25));
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public async Task No_two_commands_have_one_name_in_a_language(string language)
    {
        await using var world = new ChatWorld();
        var names = world.Book.Menu.Commands.Select(c => Localizer.For(language).Text($"name.{c.Name}"));

        Assert.Empty(names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public async Task What_must_be_given_comes_before_what_may_be()
    {
        await using var world = new ChatWorld();

        Assert.All(world.Book.All, c => Assert.Equal(c.Options.OrderByDescending(o => o.IsRequired).Select(o => o.Name), c.Options.Select(o => o.Name)));
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex TelegramName();

    [GeneratedRegex(@"^[-_'\p{L}\p{N}]{1,32}$")]
    private static partial Regex DiscordName();
}
