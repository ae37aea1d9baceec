using AlertBot.Chat.Composing;
using AlertBot.Chat.Composing.Timelines;
using AlertBot.Chat.Conversations;
using AlertBot.Understanding.Classification;

namespace AlertBot.Chat.Tests.Commands;

public sealed class ConversationTests
{
    [Fact]
    public async Task From_the_invitation_to_a_subscription_it_is_one_button()
    {
        await using var world = new ChatWorld();

        var welcome = await world.HandleAsync(new Incoming.Membership("9", ChatWorld.Person(ChatWorld.Admin), ChatWorld.Place("telegram"), BotMembership.Member));
        var button = welcome.Only.Message.Buttons[0][0];
        await world.PressAsync("telegram", ChatWorld.Admin, button.Command!);

        Assert.NotNull(await world.Destinations.FindAsync(ChatWorld.Place("telegram").Address, CancellationToken.None));
    }

    [Fact]
    public async Task The_log_says_of_each_setting_what_it_was_and_what_it_became_in_the_language_of_whoever_reads()
    {
        await using var world = new ChatWorld();
        await world.SayAsync("telegram", ChatWorld.Admin, "subscribe");
        await world.SayAsync("telegram", ChatWorld.Admin, "quiet 23:00-07:00");
        await world.SayAsync("telegram", ChatWorld.Admin, "settings urgency major");
        await world.SayAsync("telegram", ChatWorld.Admin, "language uk");

        var lines = (await world.SayAsync("telegram", ChatWorld.Admin, "log")).Only.Message.Lines.Select(l => string.Concat(l.Runs.Select(r => r.Text))).ToList();

        Assert.Contains(lines, l => l.EndsWith(" (Тихі години: вимкнено → 23:00–7:00 (Europe/Kyiv))", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("усе → важливе", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("subscribe", StringComparison.Ordinal) && l.Contains('→'));
    }

    [Fact]
    public async Task A_missing_argument_is_asked_for_and_the_next_words_are_taken_for_it()
    {
        await using var world = new ChatWorld();
        var (who, where) = (ChatWorld.Person(ChatWorld.Member), ChatWorld.Place("telegram", PlaceKind.Private));

        var question = await world.SayAsync("telegram", ChatWorld.Member, "search", kind: PlaceKind.Private);
        var found = await world.HandleAsync(new Incoming.Words("2", who, where, "talks in Istanbul", null));
        var later = await world.HandleAsync(new Incoming.Words("3", who, where, "talks in Istanbul", null));

        Assert.StartsWith("/search:", question.Only.Message.Title, StringComparison.Ordinal);
        Assert.Equal("Found: talks in Istanbul", found.Only.Message.Title);
        Assert.Equal(Localizer.For("en").Text("error.no-command"), later.Only.Message.Title);
    }

    [Fact]
    public async Task A_question_that_waited_too_long_is_forgotten()
    {
        await using var world = new ChatWorld();
        await world.SayAsync("telegram", ChatWorld.Member, "search", kind: PlaceKind.Private);
        world.Time.Advance(TimeSpan.FromMinutes(11));

        var answer = await world.HandleAsync(new Incoming.Words("2", ChatWorld.Person(ChatWorld.Member), ChatWorld.Place("telegram", PlaceKind.Private), "talks", null));

        Assert.Equal(Localizer.For("en").Text("error.no-command"), answer.Only.Message.Title);
    }

    [Fact]
    public async Task Choices_of_a_list_are_switched_one_by_one_on_Telegram_and_taken_together_on_Discord()
    {
        await using var world = new ChatWorld();
        world.Subscribe("telegram");
        world.Subscribe("discord");

        await world.PressAsync("telegram", ChatWorld.Admin, "settings categories ~", "round");
        await world.PressAsync("telegram", ChatWorld.Admin, "settings categories ~", "exchange");
        await world.PressAsync("telegram", ChatWorld.Admin, "settings categories ~", "round");
        await world.PressAsync("discord", ChatWorld.Admin, "settings categories ~", "round", "summit");

        Assert.Equal([Category.Exchange], await CategoriesAsync(world, "telegram"));
        Assert.Equal([Category.Round, Category.Summit], await CategoriesAsync(world, "discord"));
    }

    [Fact]
    public async Task A_bar_in_the_command_of_a_button_is_a_bar()
    {
        await using var world = new ChatWorld();
        world.Subscribe("telegram");
        await world.SayAsync("telegram", ChatWorld.Admin, "exclude /film|movie/");

        // Telegram's door takes what follows a bar for a choice.
        await world.PressAsync("telegram", ChatWorld.Admin, "settings exclude -/film", "movie/");

        Assert.Empty((await world.Destinations.FindAsync(ChatWorld.Place("telegram").Address, CancellationToken.None))!.Orders[0].Filters.Exclude);
    }

    [Fact]
    public async Task One_choice_of_a_list_is_taken_for_the_argument()
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");

        Assert.StartsWith("Quiet hours", (await world.PressAsync("discord", ChatWorld.Admin, "settings =", "quiet")).Only.Message.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_change_is_taken_back_by_a_button()
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");
        await world.SayAsync("discord", ChatWorld.Admin, "quiet 23:00-07:00");

        var answer = await world.PressAsync("discord", ChatWorld.Admin, "undo");

        Assert.Equal("Taken back: quiet value:23:00-07:00", answer.Only.Message.Title);
        Assert.Null((await world.Destinations.FindAsync(ChatWorld.Place("discord").Address, CancellationToken.None))!.Destination.Quiet);
    }

    [Fact]
    public async Task Quiet_hours_that_start_when_they_end_are_refused_with_the_reason()
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");

        var answer = await world.SayAsync("discord", ChatWorld.Admin, "quiet 08:00-08:00", "uk");

        Assert.Equal(Localizer.For("uk").Text("error.quiet-same"), answer.Only.Message.Title);
        Assert.Equal(0, world.Destinations.Changes);
    }

    [Fact]
    public async Task A_backtest_says_what_would_be_different_and_saves_nothing()
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");

        var answer = await world.SayAsync("discord", ChatWorld.Admin, "backtest urgency breaking");

        Assert.Contains(answer.Only.Message.Lines, line => line.Runs[0].Text == "Days: 7, alerts: 1. Coming now: 1; with the change: 0.");
        Assert.Equal("settings urgency breaking", answer.Only.Message.Buttons[0][0].Command);
        Assert.Equal(TimelineFonts.OfMachine is null ? 0 : 1, answer.Only.Files.Count(f => f.Name == "backtest.png"));
        Assert.Equal(0, world.Destinations.Changes);
    }

    [Fact]
    public async Task A_backtest_says_when_it_tried_only_the_newest_alerts()
    {
        await using var world = new ChatWorld();
        world.Subscribe("discord");
        world.LookUps.Alerts = 10_000;

        var answer = await world.SayAsync("discord", ChatWorld.Admin, "backtest urgency breaking 90");

        Assert.Contains(answer.Only.Message.Lines, line => line.Runs[0].Text == "These are the newest 2000: no more are tried at once.");
    }

    [Fact]
    public async Task What_a_person_chose_as_their_language_counts_more_than_their_client()
    {
        await using var world = new ChatWorld();
        await world.SayAsync("telegram", ChatWorld.Member, "language uk");

        Assert.Equal(Localizer.For("uk").Text("stories.title"), (await world.SayAsync("telegram", ChatWorld.Member, "stories")).Only.Message.Title);
    }

    private static async Task<IEnumerable<Category>> CategoriesAsync(ChatWorld world, string platform) =>
        (await world.Destinations.FindAsync(ChatWorld.Place(platform).Address, CancellationToken.None))!.Orders[0].Categories.Order();
}
