using System.Collections.Immutable;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>Whoever has read no manual: everything can be chosen, or is said with what to do next.</summary>
public sealed class NewcomerTests : IAsyncDisposable
{
    private readonly ChatWorld _world = new();

    public NewcomerTests()
    {
        _world.Subscribe("telegram");
        _world.Subscribe("discord");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("en", "settings pictures on", "Pictures of reports: on")]
    [InlineData("uk", "settings \"зображення публікацій\" так", "Зображення публікацій: увімкнено")]
    [InlineData("ru", "settings pictures вкл", "Изображения публикаций: включено")]
    public async Task Pictures_are_off_until_an_administrator_wants_them(string locale, string said, string shown)
    {
        Assert.False((await OrdersAsync("telegram")).Destination.Wishes.Pictures);

        Assert.Contains(shown, await SayAsync("telegram", said, locale), StringComparison.Ordinal);
        Assert.True((await OrdersAsync("telegram")).Destination.Wishes.Pictures);
    }

    [Fact]
    public async Task Typing_a_suggestion_letter_by_letter_is_no_flood_of_commands_and_is_only_ever_answered_by_suggestions()
    {
        for (var letter = 0; letter < 200; letter++)
        {
            var answer = await TypeAsync("settings", "setting", "quiet");
            Assert.Empty(answer.Replies);
        }

        Assert.StartsWith("Settings of", (await _world.SayAsync("discord", ChatWorld.Admin, "settings")).Only.Message.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kyi", "Europe/Kyiv")]
    [InlineData("new york", "America/New_York")]
    public async Task A_time_zone_is_suggested_by_its_city(string typed, string zone) =>
        Assert.Contains(zone, (await TypeAsync("zone", "value", typed)).Suggestions.Select(s => s.Value));

    [Fact]
    public async Task Values_of_the_setting_that_was_chosen_are_suggested()
    {
        var chosen = ImmutableDictionary<string, OptionValue>.Empty.Add("setting", new OptionValue(OptionKind.Text, "urgency"));
        Assert.Equal(["routine", "major", "breaking"], (await TypeAsync("settings", "value", "", chosen)).Suggestions.Select(s => s.Value));
    }

    [Theory]
    [InlineData("kyiv", "Europe/Kyiv")]
    [InlineData("New York", "America/New_York")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    public async Task A_time_zone_is_taken_by_its_city(string written, string zone)
    {
        await _world.SayAsync("telegram", ChatWorld.Admin, $"zone {written}");
        Assert.Equal(zone, (await OrdersAsync("telegram")).Destination.Zone.Id);
    }

    [Theory]
    [InlineData("digest понеділок 09:00", IsoDayOfWeek.Monday)]
    [InlineData("digest пт 9:00", IsoDayOfWeek.Friday)]
    [InlineData("digest воскресенье 9:00", IsoDayOfWeek.Sunday)]
    [InlineData("digest wed 9:00", IsoDayOfWeek.Wednesday)]
    public async Task Days_are_understood_in_the_languages_of_the_product(string line, IsoDayOfWeek day)
    {
        await _world.SayAsync("telegram", ChatWorld.Admin, line);
        Assert.Equal(day, (await OrdersAsync("telegram")).Destination.Wishes.Digest?.Day);
        await _world.SayAsync("telegram", ChatWorld.Admin, "digest вимкнено");
        Assert.Null((await OrdersAsync("telegram")).Destination.Wishes.Digest);
    }

    [Fact]
    public async Task What_is_missing_can_be_chosen_from_a_list()
    {
        var settings = Assert.Single((await _world.SayAsync("telegram", ChatWorld.Admin, "backtest")).Only.Lists);
        Assert.Contains(settings.Choices, c => c.Value == "urgency");
        var values = Assert.Single((await _world.PressAsync("telegram", ChatWorld.Admin, settings.Data, "urgency")).Only.Lists);
        Assert.StartsWith("If “Minimum urgency” were: important", (await _world.PressAsync("telegram", ChatWorld.Admin, values.Data, "major")).Only.Message.Title, StringComparison.Ordinal);

        Assert.NotEmpty(Assert.Single((await _world.SayAsync("telegram", ChatWorld.Member, "story")).Only.Lists).Choices);
    }

    [Fact]
    public async Task Settings_that_only_Discord_has_are_not_shown_on_Telegram()
    {
        Assert.DoesNotContain("Mentions", await SayAsync("telegram", "settings"), StringComparison.Ordinal);
        Assert.Contains("Mentions", await SayAsync("discord", "settings"), StringComparison.Ordinal);
        Assert.DoesNotContain("admin-role", await SayAsync("telegram", "settings nonsense"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_is_found_by_what_the_screen_calls_it()
    {
        Assert.StartsWith("Тихі години", await SayAsync("telegram", "settings \"тихі години\"", "uk"), StringComparison.Ordinal);
        Assert.StartsWith("Quiet hours", await SayAsync("telegram", "settings quiet"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publisher_whom_nobody_reads_is_named()
    {
        Assert.Contains("AlertBot reads no feed of “nobody-knows”", await SayAsync("telegram", "settings publishers nobody-knows"), StringComparison.Ordinal);
        Assert.DoesNotContain("reads no feed", await SayAsync("telegram", "settings publishers bbc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_the_forum_does_not_have_is_named_with_those_that_it_has()
    {
        Assert.Contains("no tag “nope”. It has: Talks, Alerts", await SayAsync("discord", "settings tags talks,nope"), StringComparison.Ordinal);
        Assert.DoesNotContain("no tag", await SayAsync("discord", "settings tags talks,900800700600500111"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_only_when_or_how_alerts_come_is_not_tried_as_if_it_changed_which()
    {
        Assert.Contains("changes when or how alerts come", await SayAsync("telegram", "backtest quiet 23:00-07:00"), StringComparison.Ordinal);
        Assert.DoesNotContain(Assert.Single((await _world.SayAsync("telegram", ChatWorld.Admin, "backtest")).Only.Lists).Choices, c => c.Value == "quiet");
    }

    [Fact]
    public async Task Where_it_stands_is_told_in_the_readers_language()
    {
        var said = await SayAsync("telegram", "status", "uk");
        Assert.Contains("Стамбул", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Istanbul", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_chat_is_called_this_chat_and_not_by_its_number()
    {
        var own = new Place(new DestinationAddress("telegram", "2"), PlaceKind.Private);
        var answer = await _world.HandleAsync(new Incoming.Command("1", ChatWorld.Person(ChatWorld.Admin), own, "subscribe", ImmutableDictionary<string, OptionValue>.Empty, ""));
        Assert.Equal("This chat is subscribed.", answer.Only.Message.Title);
    }

    [Fact]
    public async Task Where_it_stands_is_told_of_the_dossier_that_was_reported_on_and_the_others_are_a_button_away()
    {
        await using var world = new ChatWorld(new ItemReader(DossierCatalog.Embedded()));
        var answer = (await world.SayAsync("telegram", ChatWorld.Member, "status")).Only.Message;
        Assert.Equal("Ukraine-Russia talks: where it stands", answer.Title);
        Assert.Equal("status israel-hamas-talks", Assert.Single(Assert.Single(answer.Buttons)).Command);
        Assert.Contains("/sources", (await world.SayAsync("telegram", ChatWorld.Member, "status israel-hamas-talks")).Only.Message.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_is_told_in_the_readers_language()
    {
        var said = await SayAsync("telegram", "why a7", "uk");
        Assert.Contains("Правило: перша публікація про подію", said, StringComparison.Ordinal);
        Assert.Contains("Терміновість: важливе", said, StringComparison.Ordinal);
        Assert.Contains("Rule: The item is the first report of its event.", await SayAsync("telegram", "why a7"), StringComparison.Ordinal);
    }

    /// <summary>The words for what a destination asks for ("everything") are not those for what an alert is.</summary>
    [Fact]
    public void An_alert_is_routine_and_not_everything() => Assert.Equal("routine", Localizer.For("en").Text("weight.routine"));

    [Fact]
    public async Task Nothing_was_found_and_what_to_do_is_said() =>
        Assert.Contains("Try fewer words", await SayAsync("telegram", "search nothing of the kind"), StringComparison.Ordinal);

    private async Task<AlertBot.Chat.Commands.Stores.DestinationOrders> OrdersAsync(string platform) =>
        (await _world.Destinations.FindAsync(ChatWorld.Place(platform).Address, CancellationToken.None))!;

    private Task<AnswerLog> TypeAsync(string command, string option, string typed, ImmutableDictionary<string, OptionValue>? others = null) =>
        _world.HandleAsync(new Incoming.Typing("1", ChatWorld.Person(ChatWorld.Admin), ChatWorld.Place("discord"), command, option, typed, others ?? ImmutableDictionary<string, OptionValue>.Empty));

    private async Task<string> SayAsync(string platform, string line, string language = "en")
    {
        var message = (await _world.SayAsync(platform, ChatWorld.Admin, line, language)).Only.Message;
        return string.Join('\n', message.Lines.Select(PlainRendering.Line).Prepend(message.Title));
    }
}
