using AlertBot.Alerts;
using AlertBot.Alerts.Corrections;
using AlertBot.Alerts.Digests;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Feeds.Polling;
using AlertBot.Simulation;
using AlertBot.Storage;
using AlertBot.Understanding;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Tests.Replay;

/// <summary>Stories are put straight through the real stages and store: what was sent is edited, nothing new is posted, and it can be taken back.</summary>
public sealed class StoryCorrectionTests : IAsyncDisposable
{
    private const string Opens = "Third round of Ukraine-Russia talks opens in Istanbul";
    private const string Call = "Trump and Zelensky discuss ceasefire plan by phone";

    private static readonly Instant Start = Instant.FromUtc(2025, 7, 23, 18, 0);

    private readonly ScratchStore _file = new();
    private readonly SimulatedClock _clock = new(Start);
    private readonly ServiceProvider _services;
    private ReplayedItems? _items;
    private int _messages;

    public StoryCorrectionTests() => _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddSingleton(new ItemReader())
        .AddSqliteStorage(_file.Path, scratch: true)
        .AddAlerts(Duration.FromDays(2), 9)
        .BuildServiceProvider();

    private CorrectStories Corrections => _services.GetRequiredService<CorrectStories>();

    private ILookUpStore LookUps => _services.GetRequiredService<ILookUpStore>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task A_double_is_merged_by_edits_alone_and_the_merge_taken_back_the_same_way()
    {
        await ReportAsync(0, "reuters", Opens);
        await ReportAsync(1, "bbc", Call);
        var posts = await SendAsync();
        Assert.Equal(["post m1", "post m2"], posts.Select(t => t.What));

        Assert.Equal(1, await Corrections.MergeAsync(2, 1, Note("merge"), CancellationToken.None));
        var edits = await SendAsync();
        Assert.Equal(["edit m1", "edit m2"], edits.Select(t => t.What).Order());
        Assert.Contains("bbc", edits.Single(t => t.What == "edit m1").Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("the same as another one", edits.Single(t => t.What == "edit m2").Text, StringComparison.Ordinal);
        Assert.Equal([2], (await LookUps.StoriesAsync(Instant.MinValue, 0, 10, CancellationToken.None)).Select(s => s.Items));

        Assert.Equal("merge", (await Corrections.UndoAsync(Note("undo"), CancellationToken.None))!.What);
        edits = await SendAsync();
        Assert.Equal(["edit m1", "edit m2"], edits.Select(t => t.What).Order());
        Assert.DoesNotContain("the same as another one", edits.Single(t => t.What == "edit m2").Text, StringComparison.Ordinal);
        Assert.Equal([1, 1], (await LookUps.StoriesAsync(Instant.MinValue, 0, 10, CancellationToken.None)).Select(s => s.Items));
        Assert.Null(await Corrections.UndoAsync(Note("undo"), CancellationToken.None));
    }

    [Fact]
    public async Task A_digest_tells_a_merged_double_once()
    {
        await ReportAsync(0, "reuters", Opens);
        await ReportAsync(1, "bbc", Call);
        var digests = _services.GetRequiredService<IDigestStore>();
        Assert.Equal([1L, 2L], (await digests.StoryAlertsAsync(1, Start, CancellationToken.None)).Select(a => a.Story!.Value));

        await Corrections.MergeAsync(2, 1, Note("merge"), CancellationToken.None);
        Assert.Equal([1L], (await digests.StoryAlertsAsync(1, Start, CancellationToken.None)).Select(a => a.Story!.Value));
    }

    [Fact]
    public async Task A_report_in_the_wrong_story_is_split_off_and_its_words_leave_the_message()
    {
        await ReportAsync(0, "reuters", Opens);
        await ReportAsync(1, "bbc", Call);
        await SendAsync();
        await Corrections.MergeAsync(2, 1, Note("merge"), CancellationToken.None);
        await SendAsync();

        Assert.Equal(3, await Corrections.SplitAsync(2, Note("split"), CancellationToken.None));
        var edit = Assert.Single(await SendAsync(), t => t.What == "edit m1");
        Assert.DoesNotContain("bbc", edit.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("split", (await LogAsync())[0].What);
        await Assert.ThrowsAsync<ArgumentException>(() => Corrections.SplitAsync(2, Note("split"), CancellationToken.None));
    }

    [Fact]
    public async Task Where_only_one_of_two_merged_stories_was_told_its_message_tells_both_from_then_on()
    {
        await ReportAsync(0, "reuters", Opens);
        await SendAsync();
        await _services.GetRequiredService<ISubscriptionStore>().ReplaceAsync([], CancellationToken.None);
        await ReportAsync(1, "bbc", Call);
        await SubscribeAsync();

        await Corrections.MergeAsync(1, 2, Note("merge"), CancellationToken.None);
        Assert.Equal(["edit m1"], (await SendAsync()).Select(t => t.What));
    }

    [Fact]
    public async Task The_next_report_joins_the_story_as_it_was_put_straight()
    {
        await ReportAsync(0, "reuters", Opens);
        await ReportAsync(1, "bbc", Call);
        await Corrections.MergeAsync(2, 1, Note("merge"), CancellationToken.None);
        await ReportAsync(2, "guardian", "Trump and Zelensky discuss ceasefire plan in phone call");

        Assert.Equal([3], (await LookUps.StoriesAsync(Instant.MinValue, 0, 10, CancellationToken.None)).Select(s => s.Items));
    }

    [Fact]
    public async Task A_report_that_tells_of_the_occasion_of_two_stories_makes_them_one_and_the_log_says_why()
    {
        await ReportAsync(0, "reuters", "Ukraine and Russia swap 300 prisoners of war");
        await ReportAsync(1, "suspilne", "Переговори України та Росії у Стамбулі тривали 40 хвилин і завершилися без домовленостей", "uk");
        Assert.Equal(2, (await LookUps.StoriesAsync(Instant.MinValue, 0, 10, CancellationToken.None)).Count);
        await SendAsync();

        await ReportAsync(2, "bbc", "Ukraine and Russia swap 300 prisoners of war as Istanbul talks last 40 minutes and end without agreement");

        Assert.Equal([3], (await LookUps.StoriesAsync(Instant.MinValue, 0, 10, CancellationToken.None)).Select(s => s.Items));
        Assert.Contains("i3 tells of the same occasion as both", Assert.Single(await LogAsync()).What, StringComparison.Ordinal);
        Assert.DoesNotContain(await SendAsync(), t => t.What.StartsWith("post", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_that_its_publisher_edits_to_tell_of_another_round_leaves_its_story_and_the_log_says_why()
    {
        await ReportAsync(0, "reuters", Opens);
        await ReportAsync(1, "bbc", "Third round of Ukraine-Russia talks begins in Istanbul");
        Assert.Equal([2], await SizesAsync());
        Assert.Contains("bbc", (await SendAsync())[^1].Text, StringComparison.OrdinalIgnoreCase);

        await EditAsync(2, "Fourth round of Ukraine-Russia talks begins in Istanbul");

        Assert.Equal([1, 1], await SizesAsync());
        Assert.Contains("i2 leaves s1", Assert.Single(await LogAsync()).What, StringComparison.Ordinal);
        var edit = Assert.Single(await SendAsync(), t => t.What == "edit m1");
        Assert.DoesNotContain("bbc", edit.Text, StringComparison.OrdinalIgnoreCase);

        await ReportAsync(50, "guardian", "Fourth round of Ukraine-Russia talks opens in Istanbul");
        Assert.Equal(["bbc", "guardian"], (await LookUps.StoryItemsAsync(2, CancellationToken.None)).Select(i => i.Publisher));
    }

    [Fact]
    public async Task A_report_that_is_edited_to_something_else_leaves_its_story_and_a_restart_finds_the_stories_as_before()
    {
        await ReportAsync(0, "reuters", Opens);
        await ReportAsync(1, "bbc", "Third round of Ukraine-Russia talks begins in Istanbul");
        await SendAsync();

        await EditAsync(2, "Ten recipes for a light summer lunch");

        Assert.Contains("i2 leaves s1", Assert.Single(await LogAsync()).What, StringComparison.Ordinal);
        Assert.DoesNotContain("bbc", Assert.Single(await SendAsync(), t => t.What == "edit m1").Text, StringComparison.OrdinalIgnoreCase);
        _services.GetRequiredService<AdvanceItems>().Forget();
        await ReportAsync(20, "guardian", "Ukraine and Russia open third round of talks in Istanbul");
        Assert.Equal(["reuters", "guardian"], (await LookUps.StoryItemsAsync(1, CancellationToken.None)).Select(i => i.Publisher));
    }

    [Fact]
    public async Task The_only_report_of_a_story_that_is_edited_to_something_else_stops_nothing()
    {
        await ReportAsync(0, "reuters", Opens);
        await EditAsync(1, "Ten recipes for a light summer lunch");

        _services.GetRequiredService<AdvanceItems>().Forget();
        await ReportAsync(20, "guardian", Call);
        Assert.Equal([1, 1], await SizesAsync());
        Assert.Empty(await LogAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_an_edit_a_running_process_and_a_restarted_one_know_the_new_words_and_not_the_old(bool isRestarted)
    {
        await ReportAsync(0, "reuters", "Witkoff to fly to Moscow for talks with Putin on Ukraine plan");
        await EditAsync(1, "EU envoys agree 19th package of sanctions against Russia over Ukraine war as talks stall");
        if (isRestarted)
        {
            _services.GetRequiredService<AdvanceItems>().Forget();
        }

        await ReportAsync(5, "bbc", "EU envoys agree on 19th package of sanctions against Russia as Ukraine talks stall");
        await ReportAsync(9, "guardian", "Witkoff flies to Moscow for talks with Putin on Ukraine plan");
        Assert.Equal(["bbc", "reuters"], (await LookUps.StoryItemsAsync(1, CancellationToken.None)).Select(i => i.Publisher).Order());
        Assert.Equal(["guardian"], (await LookUps.StoryItemsAsync(2, CancellationToken.None)).Select(i => i.Publisher));
    }

    [Fact]
    public async Task A_story_that_was_merged_is_found_in_the_one_that_took_it_however_often_until_it_is_taken_back()
    {
        await ReportAsync(0, "reuters", Opens);
        await ReportAsync(1, "bbc", Call);
        await ReportAsync(2, "guardian", "EU envoys agree 19th package of sanctions against Russia over Ukraine war as talks continue");
        Assert.Equal([1, 1, 1], await SizesAsync());
        await Corrections.MergeAsync(3, 2, Note("merge"), CancellationToken.None);
        await Corrections.MergeAsync(2, 1, Note("merge"), CancellationToken.None);

        Assert.Equal((1, 3), await FoundAsync(3));
        Assert.Equal((1, 3), await FoundAsync(2));
        Assert.Equal((1, 3), await FoundAsync(1));
        Assert.Null(await LookUps.StoryAsync(4, CancellationToken.None));
        Assert.Equal(3, (await _services.GetRequiredService<IStoreViews>().StoryAsync(3, CancellationToken.None)).Count);

        await Corrections.UndoAsync(Note("undo"), CancellationToken.None);
        Assert.Equal((2, 2), await FoundAsync(3));
        Assert.Equal((2, 2), await FoundAsync(2));

        await Corrections.UndoAsync(Note("undo"), CancellationToken.None);
        Assert.Equal((3, 1), await FoundAsync(3));
    }

    [Fact]
    public async Task Stories_of_which_one_has_no_reports_cannot_be_merged()
    {
        await ReportAsync(0, "reuters", Opens);
        Assert.Null(await Corrections.MergeAsync(1, 9, Note("merge"), CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Corrections.MergeAsync(1, 1, Note("merge"), CancellationToken.None));
    }

    private CorrectionNote Note(string what) => new(_clock.Now, "discord", "7", what);

    private Task<IReadOnlyList<LoggedChange>> LogAsync() => _services.GetRequiredService<IChangeLog>().NewestAsync("stories", 10, CancellationToken.None);

    private async Task<List<int>> SizesAsync() => [.. (await LookUps.StoriesAsync(Instant.MinValue, 0, 10, CancellationToken.None)).Select(s => s.Items)];

    private async Task<(long Story, int Items)?> FoundAsync(long story) =>
        await LookUps.StoryAsync(story, CancellationToken.None) is { } line ? (line.Id, line.Items) : null;

    /// <summary>The publisher gives an item another title, as polling stores it.</summary>
    private async Task EditAsync(long item, string title)
    {
        var feeds = _services.GetRequiredService<IFeedStore>();
        var claim = (await feeds.ClaimDueAsync(_clock.Now, Duration.FromMinutes(1), 1, CancellationToken.None)).Single();
        var update = new ItemUpdate(item, new ItemKeys(item, null, item, -item, item), $"edited-{item}", null, title, "", _clock.Now, _clock.Now, ItemChanges.Title, 1);
        await feeds.SaveAsync([new PollOutcome(claim, FeedState.New, [], [update], [])], CancellationToken.None);
        await _services.GetRequiredService<AdvanceItems>().RunAsync(CancellationToken.None);
    }

    private async Task ReportAsync(int minutes, string publisher, string title, string language = "en")
    {
        if (_items is null)
        {
            await _services.GetRequiredService<IStoreSetup>().MigrateAsync(CancellationToken.None);
            await SubscribeAsync();
            _items = ActivatorUtilities.CreateInstance<ReplayedItems>(_services);
            await _items.PrepareAsync(CancellationToken.None);
        }

        var at = Start + Duration.FromMinutes(minutes);
        _clock.MoveTo(at);
        await _items.BringInAsync([new ItemText($"{publisher}-{minutes}", title, "", PublicationTime.At(at), language, $"https://{publisher}.example/{minutes}", publisher)], at, CancellationToken.None);
        await _services.GetRequiredService<AdvanceItems>().RunAsync(CancellationToken.None);
    }

    private Task SubscribeAsync() => _services.GetRequiredService<ISubscriptionStore>().ReplaceAsync(
        [new Subscription(0, new Destination(0, "one", "console", "", "en", DateTimeZone.Utc, null, null), [], [], Subscription.DefaultReminderSteps)], CancellationToken.None);

    /// <summary>Sends what is due in the next quarter of an hour: edits are bundled.</summary>
    private async Task<List<(string What, string Text)>> SendAsync()
    {
        var outbox = _services.GetRequiredService<IOutboxStore>();
        var told = new List<(string, string)>();
        _clock.MoveTo(_clock.Now + Duration.FromMinutes(15));
        var now = _clock.Now;
        while (await outbox.ClaimAsync(new OutboxClaim(now, Duration.FromMinutes(2), Limit: 10), CancellationToken.None) is [_, ..] due)
        {
            foreach (var delivery in due)
            {
                var message = delivery.StoryMessage ?? $"m{++_messages}";
                var what = delivery.StoryMessage is null ? "post" : delivery.Form == DeliveryForm.Edit ? "edit" : "answer";
                told.Add(($"{what} {message}", PlainRendering.Message(new Composer().Compose(delivery.Alert, delivery.Destination, now))));
                await outbox.SaveAsync([new FinishedDelivery(delivery, new DeliveryOutcome.Delivered(message, now))], now, CancellationToken.None);
            }
        }

        return told;
    }
}
