using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Understanding;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

public sealed class NoticeTests : IAsyncDisposable
{
    private readonly ChatWorld _world = new();

    public NoticeTests() => _world.Subscribe("discord");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_broadcast_is_asked_about_first_and_then_an_alert_that_is_delivered_like_any_other()
    {
        var asked = await SayAsync("broadcast We move tonight. uk: Сьогодні переїжджаємо. ru: Сегодня переезжаем.");
        Assert.Empty(_world.Ledger.Said);
        Assert.Contains("Send this to 1 destination?", asked, StringComparison.Ordinal);

        Assert.Contains("On its way to 1 destination.", await SayAsync("broadcast send"), StringComparison.Ordinal);

        var alert = Assert.Single(_world.Ledger.Said);
        Assert.Equal(AlertKind.Notice, alert.Kind);
        Assert.Equal(["We move tonight.", "Сьогодні переїжджаємо.", "Сегодня переезжаем."], alert.Content.Lines.Select(l => l.Text));
        Assert.Equal(1, Assert.Single(_world.Ledger.Deliveries).Destination);
        Assert.Empty(_world.Discord.Sent);
    }

    [Fact]
    public async Task A_second_press_sends_nothing_twice()
    {
        await SayAsync("broadcast Hello");
        await SayAsync("broadcast send");

        Assert.Contains("There is nothing to send", await SayAsync("broadcast send"), StringComparison.Ordinal);
        Assert.Single(_world.Ledger.Said);
    }

    [Fact]
    public async Task What_one_owner_wrote_another_one_does_not_send()
    {
        await SayAsync("broadcast Hello");

        var other = await _world.SayAsync("telegram", ChatWorld.Owner, "broadcast send");

        Assert.Equal(Localizer.For("en").Text("broadcast.nothing"), other.Only.Message.Title);
    }

    [Fact]
    public async Task Maintenance_is_told_in_every_language_and_not_after_it_is_over()
    {
        await PressAsync(await AskAsync("maintenance 60"));

        var alert = Assert.Single(_world.Ledger.Said);
        Assert.Equal(["en", "uk", "ru"], alert.Content.Lines.Select(l => l.Language));
        Assert.Equal(alert.At + Duration.FromHours(1), alert.Expires);
    }

    [Fact]
    public async Task A_maintenance_that_was_sent_or_waits_no_longer_is_to_be_written_again_by_its_own_command()
    {
        var button = await AskAsync("maintenance 60");
        await PressAsync(button);

        Assert.Equal(Localizer.For("en").Text("maintenance.nothing"), await PressAsync(button));
        Assert.Single(_world.Ledger.Said);
    }

    [Fact]
    public async Task A_button_sends_what_stands_above_it_and_not_what_was_written_since()
    {
        var button = await AskAsync("broadcast Hello");
        await AskAsync("maintenance 60");

        await PressAsync(button);

        Assert.Equal("Hello", Assert.Single(Assert.Single(_world.Ledger.Said).Content.Lines).Text);
    }

    [Fact]
    public async Task Who_paused_hears_nothing()
    {
        _world.Ledger.Orders[0] = _world.Ledger.Orders[0] with { Destination = _world.Ledger.Orders[0].Destination with { Wishes = DestinationWishes.Default with { Paused = true } } };

        Assert.Contains("Send this to 0 destinations?", await SayAsync("broadcast Hello"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uk", "Від власників бота", "Вітання")]
    [InlineData("ru", "От владельцев бота", "Hello")]
    public void A_destination_reads_its_own_language_or_else_the_English_one_and_nobody_is_rung_for(string language, string title, string text)
    {
        var destination = new Destination(1, "Newsroom", "discord", "1", language, DateTimeZone.Utc, null, null) { Wishes = DestinationWishes.Default with { Template = "{title}", Mentions = [new MentionRule(null, MentionKind.Role, "42")] } };
        var alert = new Alert("notice:1", AlertKind.Notice, "", MemoryLookUps.Now, null, null, [], Urgency.Routine, new AlertContent([], [new QuotedText("uk", "Вітання", 0), new QuotedText("en", "Hello", 0)], [], [], []), "");

        var message = new Composer().Compose(alert, destination, MemoryLookUps.Now);

        Assert.Equal((title, text, MessageTone.Notice), (message.Title, PlainRendering.Line(Assert.Single(message.Lines)), message.Tone));
        Assert.Equal(Mentions.None, message.Mentions);
    }

    [Fact]
    public async Task Dossiers_are_taken_up_again_or_the_reason_is_told()
    {
        Assert.Contains("no folder of dossiers", await SayAsync("dossiers reload"), StringComparison.Ordinal);
        _world.DossierFiles.HasFolder = true;
        Assert.Contains("read again", await SayAsync("dossiers reload"), StringComparison.Ordinal);
        _world.DossierFiles.Problem = "talks.json: “relevance” is 7; it must lie between 0 and 1";
        Assert.Contains("“relevance” is 7", await SayAsync("dossiers reload"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dossiers_that_were_taken_up_can_be_subscribed_to_at_once()
    {
        var reader = new ItemReader(ChatWorld.Dossiers);
        await using var world = new ChatWorld(reader);
        await world.SayAsync("discord", ChatWorld.Admin, "subscribe");
        reader.Follow(new DossierCatalog([.. ChatWorld.Dossiers.Dossiers, ChatWorld.Dossiers.Dossiers[0] with { Id = "other-talks", Name = "Other talks" }]));

        var answer = await world.SayAsync("discord", ChatWorld.Admin, "subscribe other-talks");

        Assert.Contains(answer.Only.Message.Lines, line => PlainRendering.Line(line).EndsWith("Other talks", StringComparison.Ordinal));
    }

    /// <returns>What the button below the question holds.</returns>
    private async Task<string> AskAsync(string line) => (await _world.SayAsync("discord", ChatWorld.Owner, line)).Only.Message.Buttons.Single().Single().Command!;

    private async Task<string> PressAsync(string button) => (await _world.PressAsync("discord", ChatWorld.Owner, button)).Only.Message.Title;

    private async Task<string> SayAsync(string line)
    {
        var message = (await _world.SayAsync("discord", ChatWorld.Owner, line)).Only.Message;
        return string.Join('\n', message.Lines.Select(PlainRendering.Line).Prepend(message.Title));
    }
}
