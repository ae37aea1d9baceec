using AlertBot.Chat.Composing;

namespace AlertBot.Chat.Tests.Commands;

public sealed class TemplatePreviewTests : IAsyncDisposable
{
    private const string Template = "{kind}, a long line that no button of Telegram could ever hold: {title}|{sources}";

    private readonly ChatWorld _world = new();

    public TemplatePreviewTests() => _world.Subscribe("discord");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("template ")]
    [InlineData("settings template ")]
    public async Task A_template_is_shown_with_the_newest_alert_and_saved_only_when_that_is_asked_for(string command)
    {
        var shown = (await SayAsync(command + Template)).Message;
        Assert.Equal("New, a long line that no button of Telegram could ever hold: Third round of talks ends in Istanbul", shown.Title);
        Assert.Equal(Localizer.For("en").Text("template.preview"), shown.Footer);
        Assert.Equal(0, _world.Destinations.Changes);

        await _world.PressAsync("discord", ChatWorld.Admin, shown.Buttons[0][0].Command!);

        Assert.Equal(Template, (await _world.Destinations.FindAsync(ChatWorld.Place("discord").Address, CancellationToken.None))!.Destination.Wishes.Template);
        Assert.Equal($"template {Template}", Assert.Single(_world.Destinations.Notes).What);
    }

    [Fact]
    public async Task What_somebody_else_looked_at_is_not_saved()
    {
        await SayAsync("template " + Template);

        var answer = await _world.PressAsync("discord", ChatWorld.Owner, "settings template save");

        Assert.Equal(Localizer.For("en").Text("template.nothing"), answer.Only.Message.Title);
        Assert.Equal(0, _world.Destinations.Changes);
    }

    [Fact]
    public async Task AlertBots_own_shape_needs_no_look()
    {
        await SayAsync("template off");

        Assert.Equal(1, _world.Destinations.Changes);
    }

    private async Task<Conversations.Reply> SayAsync(string line) => (await _world.SayAsync("discord", ChatWorld.Admin, line)).Only;
}
