using AlertBot.Chat.Conversations;
using AlertBot.Fakes.Http;

namespace AlertBot.Discord.Tests.Interactions;

/// <summary>Commands are registered as a whole, and only when they have changed.</summary>
public sealed class RegistrationTests : IAsyncLifetime
{
    private static readonly CommandMenu Menu = new(
    [
        new MenuCommand("deadlines", Text("Deadlines"), CommandAudience.Everyone, [], []),
        new MenuCommand("story", Text("A story"), CommandAudience.Everyone, [new MenuOption("count", Text("How many"), OptionKind.Whole, false, [new MenuChoice(Text("Five"), "5")]), new MenuOption("story", Text("Which"), OptionKind.Text, true, []) { HasSuggestions = true, Longest = 100 }], []) { Names = new Localized("story", "подія", "событие") },
        new MenuCommand("settings", Text("Settings"), CommandAudience.Administrators, [], [new MenuCommand("quiet", Text("Quiet hours"), CommandAudience.Administrators, [], []), new MenuCommand("digest", Text("Digest"), CommandAudience.Administrators, [], [new MenuCommand("off", Text(new string('x', 150)), CommandAudience.Administrators, [], [])])]),
    ]);

    private readonly ReceiverBench _bench = new() { Menu = Menu };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_bench.Server.Violations);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task The_menu_is_registered_in_three_languages_with_what_is_required_first()
    {
        await _bench.StartAsync();
        var commands = _bench.Server.Commands;
        Assert.Equal(["deadlines", "story", "settings"], commands.Select(c => c.GetProperty("name").GetString()));
        Assert.Equal("подія", commands[1].GetProperty("name_localizations").GetProperty("uk").GetString());
        Assert.Equal("A story [ru]", commands[1].GetProperty("description_localizations").GetProperty("ru").GetString());
        Assert.Equal(["story", "count"], commands[1].GetProperty("options").EnumerateArray().Select(o => o.GetProperty("name").GetString()));
        Assert.Equal("32", commands[2].GetProperty("default_member_permissions").GetString());
        Assert.Equal([1, 2], commands[2].GetProperty("options").EnumerateArray().Select(o => o.GetProperty("type").GetInt32()));
    }

    [Fact]
    public async Task The_same_menu_is_not_registered_again_and_another_one_is()
    {
        await _bench.StartAsync();
        await _bench.StartAsync();
        Assert.Equal(1, _bench.Server.CommandOverwrites);
        _bench.Menu = new CommandMenu(Menu.Commands[..2]);
        await _bench.StartAsync();
        await _bench.UntilAsync(() => _bench.Server.CommandOverwrites == 2);
        Assert.Equal(2, _bench.Server.Commands.Count);
    }

    [Fact]
    public async Task When_discord_is_ill_the_menu_is_registered_later()
    {
        _bench.Server.Faults.Otherwise = request => request.Method == "PUT" ? new Fault.Answer(FakeAnswer.Html(502)) : null;
        var starting = _bench.StartAsync();
        await _bench.PassUntilAsync(() => _bench.Server.Requests.Count(r => r.Method == "PUT") >= 4);
        _bench.Server.Faults.Otherwise = null;
        await _bench.PassUntilAsync(() => starting.IsCompleted);
        Assert.Equal(3, _bench.Server.Commands.Count);
    }

    private static Localized Text(string en) => new(en, en + " [uk]", en + " [ru]");
}
