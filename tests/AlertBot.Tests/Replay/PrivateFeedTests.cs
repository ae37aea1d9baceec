using System.Globalization;
using AlertBot.Alerts;
using AlertBot.Alerts.Corrections;
using AlertBot.Alerts.Digests;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Lists;
using AlertBot.Feeds.Polling;
using AlertBot.Simulation;
using AlertBot.Storage;
using AlertBot.Understanding;
using AlertBot.Understanding.Deadlines;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Tests.Replay;

/// <summary>
/// What private feeds bring goes through the real stages and store beside the public news: the same event is a story of its own for each
/// audience, and each destination is sent what it may hear.
/// </summary>
public sealed class PrivateFeedTests : IAsyncDisposable
{
    private const string Talks = "Third round of Ukraine-Russia talks opens in Istanbul";
    private const string Again = "Ukraine and Russia meet in Istanbul for third round of talks";
    private const string Exchange = "Ukraine and Russia exchange 1,200 prisoners of war after the talks in Istanbul";
    private const string Tariffs = "Trump threatens Russia with severe tariffs unless the war in Ukraine ends within 50 days";

    private static readonly Instant Start = Instant.FromUtc(2025, 7, 14, 18, 0);

    private readonly ScratchStore _file = new();
    private readonly SimulatedClock _clock = new(Start);
    private readonly ServiceProvider _services;
    private int _number;

    public PrivateFeedTests() => _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddSingleton(new ItemReader())
        .AddSqliteStorage(_file.Path, scratch: true)
        .AddAlerts(Duration.FromDays(2), 9)
        .BuildServiceProvider();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private ILookUpStore Public => Get<ILookUpStore>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _file.Dispose();
    }

    [Fact]
    public async Task The_same_event_is_one_story_for_each_audience_and_public_and_private_never_join()
    {
        await PrepareAsync();
        await BringAsync(null, Talks);
        await BringAsync(1, Again);
        await BringAsync(2, Talks);
        await BringAsync(null, Again);
        await BringAsync(1, Talks);

        Assert.Equal([2], (await Public.StoriesAsync(Instant.MinValue, 0, 10, Cancelled)).Select(s => s.Items));
        Assert.Equal([2, 2], (await Public.For(new SeenBy(1)).StoriesAsync(Instant.MinValue, 0, 10, Cancelled)).Select(s => s.Items));
        Assert.Equal([1, 2], (await Public.For(new SeenBy(2)).StoriesAsync(Instant.MinValue, 0, 10, Cancelled)).Select(s => s.Items).Order());
    }

    [Fact]
    public async Task After_a_restart_and_when_it_was_let_go_a_private_story_goes_on_where_it_was()
    {
        await PrepareAsync();
        await BringAsync(1, Talks);
        Get<AdvanceItems>().Forget();
        await BringAsync(1, Again);
        _clock.MoveTo(_clock.Now + Duration.FromHours(1));
        await Get<AdvanceItems>().RunAsync(Cancelled);
        await BringAsync(1, "Istanbul talks between Ukraine and Russia: third round opens");

        Assert.Equal([3], (await Public.For(new SeenBy(1)).StoriesAsync(Instant.MinValue, 0, 10, Cancelled)).Select(s => s.Items));
    }

    [Fact]
    public async Task Each_destination_is_sent_what_it_may_hear_and_a_digest_with_something_private_is_private()
    {
        await PrepareAsync();
        await BringAsync(1, Talks);
        await BringAsync(1, Tariffs);
        await BringAsync(null, Exchange);

        var sent = await SentAsync();
        Assert.Equal(3, sent.Where(s => s.Destination == 1).Select(s => s.Key).Distinct().Count());
        Assert.Equal([1, 2], sent.Where(s => s.Audience is null).Select(s => s.Destination).Distinct().Order());
        Assert.Equal([1], sent.Where(s => s.Audience is not null).Select(s => s.Destination).Distinct());

        _clock.MoveTo(Instant.FromUtc(2025, 7, 15, 9, 5));
        await Get<SendDigests>().RunAsync(Cancelled);
        var digests = (await SentAsync()).Where(s => s.Key.StartsWith("digest:", StringComparison.Ordinal)).ToList();
        Assert.Equal([(3L, (long?)null)], digests.Select(d => (d.Destination, d.Audience)));
    }

    [Fact]
    public async Task Each_digest_has_what_is_private_to_its_own_destination_beside_the_public_news_and_nothing_of_another()
    {
        await PrepareAsync(DigestPlan.Morning);
        await BringAsync(1, Tariffs);
        await BringAsync(1, Talks);
        await BringAsync(2, Again);
        await BringAsync(null, Exchange);

        _clock.MoveTo(Instant.FromUtc(2025, 7, 15, 9, 5));
        await Get<SendDigests>().RunAsync(Cancelled);

        var digests = await DigestsAsync();
        Assert.Equal(["1: 1", "2: 2", "3: all"], digests.Select(d => $"{d.Destination}: {d.Alert.Audience?.ToString(CultureInfo.InvariantCulture) ?? "all"}"));
        Assert.Equal([Exchange, Talks], Told(digests[0].Alert));
        Assert.Single(digests[0].Alert.Content.Deadlines);
        Assert.Equal([Again, Exchange], Told(digests[1].Alert));
        Assert.Empty(digests[1].Alert.Content.Deadlines);
        Assert.Equal([Exchange], Told(digests[2].Alert));
        Assert.Empty(digests[2].Alert.Content.Deadlines);
        // Nor does anybody else find the digest afterwards.
        Assert.DoesNotContain(await Public.AlertsAsync(Instant.MinValue, 50, Cancelled), a => a.Alert.Audience is not null);
        Assert.DoesNotContain(await Public.For(new SeenBy(2)).AlertsAsync(Instant.MinValue, 50, Cancelled), a => a.Alert.Audience == 1);

        static IEnumerable<string> Told(Alert digest) => digest.Content.Digest.Select(e => e.Headlines[0].Text).OrderDescending(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Private_deadlines_have_a_ledger_of_their_own_and_count_down_for_their_destination_alone()
    {
        await PrepareAsync();
        await BringAsync(1, Tariffs);
        Assert.Empty(await Public.DeadlinesAsync(all: true, Cancelled));
        var own = Assert.Single(await Public.For(new SeenBy(1)).DeadlinesAsync(all: true, Cancelled));

        await BringAsync(null, Tariffs);
        Assert.NotEqual(own.Id, Assert.Single(await Public.DeadlinesAsync(all: true, Cancelled)).Id);

        _clock.MoveTo(own.Due.Earliest.PlusDays(-7).AtMidnight().InUtc().ToInstant() + Duration.FromHours(12));
        await Get<RemindDeadlines>().RunAsync(Cancelled);
        var reminders = (await SentAsync()).Where(s => s.Kind == AlertKind.Reminder).ToList();
        Assert.Equal([1], reminders.Where(s => s.Audience == 1).Select(s => s.Destination));
        Assert.Equal([1, 2, 3], reminders.Where(s => s.Audience is null).Select(s => s.Destination).Order());
    }

    [Fact]
    public async Task Nobody_merges_public_and_private_and_to_an_owner_a_private_number_is_none()
    {
        await PrepareAsync();
        await BringAsync(null, Talks);
        await BringAsync(1, Again);
        await BringAsync(1, Tariffs);
        await BringAsync(null, Tariffs);
        var note = new CorrectionNote(_clock.Now, "telegram", "7", "regroup merge");
        var corrections = Get<CorrectStories>();
        var (own, theirs) = ((await Public.For(new SeenBy(1)).DeadlinesAsync(all: true, Cancelled)).Single(d => d.Audience == 1), (await Public.DeadlinesAsync(all: true, Cancelled)).Single());

        Assert.Null(await corrections.MergeAsync(2, 1, note, Cancelled));
        Assert.Null(await corrections.MergeAsync(1, 2, note with { Audience = 1 }, Cancelled));
        Assert.Null(await corrections.SplitAsync(2, note, Cancelled));
        Assert.Null(await Get<CorrectDeadlines>().JoinAsync(own.Id, theirs.Id, new Correction("an owner", "the same"), Cancelled));
        Assert.Null(await Get<CorrectDeadlines>().JoinAsync(theirs.Id, own.Id, new Correction("an owner", "the same"), Cancelled));
        Assert.Throws<ArgumentException>(() => Ledger.Join(theirs, own, _clock.Now, "the same"));
    }

    private T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    private async Task PrepareAsync(DigestPlan? digest = null)
    {
        await Get<IStoreSetup>().MigrateAsync(Cancelled);
        var wishes = DestinationWishes.Default with { PrivateFeeds = 1, Digest = digest };
        await Get<ISubscriptionStore>().ReplaceAsync([Order("one", wishes), Order("two", wishes), Order("three", DestinationWishes.Default with { Digest = DigestPlan.Morning })], Cancelled);
        await Get<IFeedList>().ReplaceAsync([new ConfiguredFeed(new("https://paper.example/rss"), "bbc", null, "en", Duration.FromMinutes(1))], Cancelled);
        foreach (var destination in new[] { 1L, 2L })
        {
            var note = new ChangeNote("telegram", "7", "privatefeeds add", Start);
            Assert.NotNull((await Get<IPrivateFeedDesk>().AddAsync(destination, new ListedFeed(new Uri($"https://private{destination}.example/rss"), Publisher: "private"), Duration.FromMinutes(1), note, Cancelled)).Feed);
        }
    }

    private async Task BringAsync(long? audience, string title)
    {
        _clock.MoveTo(_clock.Now + Duration.FromMinutes(2));
        var number = ++_number;
        foreach (var claim in await Get<IFeedStore>().ClaimDueAsync(_clock.Now, Duration.FromMinutes(1), 10, Cancelled))
        {
            var item = new NewItem(new ItemKeys(number, number, number, number, number), claim.Feed.Publisher, $"{number}", $"https://paper.example/{number}", title, title + ".", "en", _clock.Now, _clock.Now, null, Baseline: false);
            await Get<IFeedStore>().SaveAsync([new PollOutcome(claim, FeedState.New with { NextLook = _clock.Now + Duration.FromMinutes(1) }, claim.Feed.Audience == audience ? [item] : [], [], [])], Cancelled);
        }

        await Get<AdvanceItems>().RunAsync(Cancelled);
    }

    private async Task<List<(string Key, AlertKind Kind, long? Audience, long Destination)>> SentAsync()
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_file.Path}");
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT a."Key", a."Kind", a."Audience", d."DestinationId" FROM "Deliveries" d JOIN "Alerts" a ON a."Id" = d."AlertId" ORDER BY d."Id" """;
        await using var rows = await command.ExecuteReaderAsync(Cancelled);
        var sent = new List<(string, AlertKind, long?, long)>();
        while (await rows.ReadAsync(Cancelled))
        {
            sent.Add((rows.GetString(0), Enum.Parse<AlertKind>(rows.GetString(1)), rows.IsDBNull(2) ? null : rows.GetInt64(2), rows.GetInt64(3)));
        }

        return sent;
    }

    private async Task<List<(long Destination, Alert Alert)>> DigestsAsync()
    {
        var sent = new List<DueDelivery>();
        while (await Get<IOutboxStore>().ClaimAsync(new OutboxClaim(_clock.Now, Duration.FromMinutes(1), 50), Cancelled) is [_, ..] due)
        {
            sent.AddRange(due);
            await Get<IOutboxStore>().SaveAsync([.. due.Select(d => new FinishedDelivery(d, new DeliveryOutcome.Delivered($"{d.Id}", _clock.Now)))], _clock.Now, Cancelled);
        }

        return [.. sent.Where(d => d.Alert.Kind == AlertKind.Digest).Select(d => (d.Destination.Id, d.Alert)).OrderBy(d => d.Id)];
    }

    private static Subscription Order(string name, DestinationWishes wishes) =>
        new(0, new Destination(0, name, "console", name, "en", DateTimeZone.Utc, null, null) { Wishes = wishes }, [], [], Subscription.DefaultReminderSteps);
}
