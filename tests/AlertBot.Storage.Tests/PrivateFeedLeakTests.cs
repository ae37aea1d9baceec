using System.Collections.Immutable;
using System.Reflection;
using AlertBot.Alerts.Corrections;
using AlertBot.Alerts.Digests;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Syndication;
using AlertBot.Feeds.Lists;
using AlertBot.Feeds.Polling;
using AlertBot.Feeds.Pushing;
using AlertBot.Storage.Replicas;
using AlertBot.Storage.Search;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class PrivateFeedLeaksOnSqliteTests() : PrivateFeedLeakTests(Database.Sqlite);

public sealed class PrivateFeedLeaksOnPostgresTests() : PrivateFeedLeakTests(Database.Postgres);

/// <summary>
/// Whatever can be asked of the store is asked here, with every number and word of a private feed, and nothing of the feed may come back. The
/// questions are found by reflection: a new method of the store is asked too, and a new interface fails until it is in one of two lists.
/// </summary>
public abstract class PrivateFeedLeakTests(Database database)
{
    /// <summary>What people look up. Every method is asked.</summary>
    private static readonly Type[] WaysOut =
    [
        typeof(ILookUpStore), typeof(IStoreViews), typeof(IAlertHistory), typeof(IFeedDesk), typeof(IFeedList), typeof(IChangeLog), typeof(IProfileStore),
        typeof(IOutboxAdmin), typeof(IStoreFigures), typeof(IDestinationStore), typeof(ISubscriptionStore),
    ];

    /// <summary>What the machine works with, and why nobody sees it: each has tests of its own.</summary>
    private static readonly Dictionary<Type, string> Machinery = new()
    {
        [typeof(IFeedStore)] = "polling: says whose a feed is, and logs no address",
        [typeof(ILineStore)] = "the stages: an item carries its audience to its story, deadlines and alert",
        [typeof(IReminderStore)] = "countdowns carry the audience of their entry; the one look-up by number is asked below",
        [typeof(IDigestStore)] = "asked on behalf of one destination; the pulse is asked below",
        [typeof(IStoryDesk)] = "behind corrections, which pass by what is of another audience",
        [typeof(IOutboxStore)] = "sends to the destination of a delivery alone",
        [typeof(IHubLeaseStore)] = "private feeds have no hubs; the list is asked below",
        [typeof(IPrivateFeedDesk)] = "answers a destination from its own rows",
        [typeof(IDrafts)] = "gives back what somebody wrote",
        [typeof(IReceiverNotes)] = "gives back what a receiver wrote",
        [typeof(IItemRetention)] = "tells how many",
        [typeof(ISearchIndex)] = "tells nothing",
        [typeof(IStoreSetup)] = "tells the names of migrations",
        [typeof(IStoreActivity)] = "tells how many",
        [typeof(IOwnership)] = "of replicas",
        [typeof(ISoleReceiver)] = "of replicas",
        [typeof(IDeadReplicas)] = "of replicas",
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_way_into_the_store_is_known_to_these_tests()
    {
        var services = new ServiceCollection();
        _ = database == Database.Sqlite ? services.AddSqliteStorage("none") : services.AddPostgresStorage("Host=none");

        var known = WaysOut.Concat(Machinery.Keys).ToHashSet();

        Assert.DoesNotContain(services.Select(s => s.ServiceType), t => t.IsPublic && t.IsInterface && t.Namespace!.StartsWith("AlertBot", StringComparison.Ordinal) && !known.Contains(t));
    }

    [Fact]
    public async Task Nothing_that_anybody_can_ask_of_the_store_tells_of_a_private_feed()
    {
        await using var store = await TemporaryStore.CreateAsync(database);
        var world = await PrivateWorld.CreateAsync(store);
        foreach (var type in WaysOut)
        {
            var answers = await AskAsync(store, type, type, world);
            Assert.NotEmpty(answers);
            Assert.DoesNotContain(answers, a => a.Answer.Contains(PrivateWorld.Mark, StringComparison.OrdinalIgnoreCase));
        }

        // Nor was any of it changed by those who named its number or address.
        var feed = Assert.Single(await store.Get<IPrivateFeedDesk>().AllAsync(PrivateWorld.Mine, Cancelled));
        Assert.Equal(("The Zebra", false), (feed.Feed.Title, feed.IsPaused));
    }

    [Fact]
    public async Task What_machinery_tells_by_a_number_or_as_a_list_tells_nothing_of_a_private_feed()
    {
        await using var store = await TemporaryStore.CreateAsync(database);
        var world = await PrivateWorld.CreateAsync(store);

        Assert.Null(await store.Reminders.DeadlineAsync(world.Deadline, Cancelled));
        Assert.DoesNotContain(await store.Hubs.AllAsync(Cancelled), lease => lease.Feed == world.Feed);
        Assert.Null(await store.Raw.ReadAllAsync(context => Task.FromResult(context.HubLeases.FirstOrDefault(l => l.FeedId == world.Feed)), Cancelled));
        Assert.Equal(1, Assert.Single(await store.Get<IDigestStore>().PulseAsync(Instant.MinValue, Duration.FromDays(14), Cancelled)).Stories);
        Assert.Single(await store.Get<IDigestStore>().StoryAlertsAsync(PrivateWorld.Other, Instant.MinValue, Cancelled));
        Assert.Equal(2, (await store.Get<IDigestStore>().StoryAlertsAsync(PrivateWorld.Mine, Instant.MinValue, Cancelled)).Count);
    }

    [Fact]
    public async Task Its_own_destination_sees_it_by_every_question_and_the_other_by_none()
    {
        await using var store = await TemporaryStore.CreateAsync(database);
        var world = await PrivateWorld.CreateAsync(store);
        var (own, other) = (store.LookUps.For(new SeenBy(PrivateWorld.Mine)), store.LookUps.For(new SeenBy(PrivateWorld.Other)));

        var seen = await AskAsync(own, typeof(ILookUpStore), world);
        var unseen = await AskAsync(other, typeof(ILookUpStore), world);

        Assert.Equal(
            typeof(ILookUpStore).GetMethods().Where(m => m.ReturnType != typeof(ILookUpStore)).Select(m => m.Name).Order(),
            seen.Where(a => a.Answer.Contains(PrivateWorld.Mark, StringComparison.OrdinalIgnoreCase)).Select(a => a.Method).Distinct().Order());
        Assert.DoesNotContain(unseen, a => a.Answer.Contains(PrivateWorld.Mark, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_is_private_takes_no_place_in_a_list_of_others()
    {
        await using var store = await TemporaryStore.CreateAsync(database);
        var world = await PrivateWorld.CreateAsync(store);
        await world.BringAsync("2");

        // The newest item that has the word is private.
        Assert.Equal("The talks item 2", Assert.Single(await store.LookUps.SearchAsync("deadline", 1, Cancelled)).Title);
        Assert.Equal("The talks item 2", Assert.Single(await store.LookUps.StoriesAsync(Instant.MinValue, 0, 1, Cancelled)).Title);
        Assert.Null(Assert.Single(await store.LookUps.AlertsAsync(Instant.MinValue, 1, Cancelled)).Alert.Audience);
    }

    [Fact]
    public async Task A_private_alert_goes_to_its_destination_alone_and_a_public_one_to_both()
    {
        await using var store = await TemporaryStore.CreateAsync(database);
        await PrivateWorld.CreateAsync(store);

        var sent = await store.Raw.ReadAllAsync(context => Task.FromResult(context.Deliveries.Join(context.Alerts, d => d.AlertId, a => a.Id, (d, a) => new { a.Audience, d.DestinationId }).ToList()), Cancelled);

        Assert.Equal([PrivateWorld.Mine], sent.Where(s => s.Audience != null).Select(s => s.DestinationId));
        Assert.Equal([PrivateWorld.Mine, PrivateWorld.Other], sent.Where(s => s.Audience == null).Select(s => s.DestinationId).Order());
    }

    private static Task<List<(string Method, string Answer)>> AskAsync(TemporaryStore store, Type type, Type service, PrivateWorld world) =>
        AskAsync(typeof(TemporaryStore).GetMethod(nameof(TemporaryStore.Get))!.MakeGenericMethod(service).Invoke(store, [])!, type, world);

    private static async Task<List<(string Method, string Answer)>> AskAsync(object store, Type type, PrivateWorld world)
    {
        var answers = new List<(string, string)>();
        // What only reads first: what writes may take from them what they would have told.
        foreach (var method in type.GetMethods().Where(m => m.ReturnType.IsAssignableTo(typeof(Task))).OrderBy(m => m.GetParameters().Any(p => p.ParameterType == typeof(ChangeNote))))
        {
            foreach (var arguments in Arguments(method, world))
            {
                var task = (Task)method.Invoke(store, arguments)!;
                await task;
                var result = task.GetType().GetProperty("Result")?.GetValue(task);
                answers.Add((method.Name, result is null or SubscriptionIndex ? "" : StoredJson.Write(result)));
            }
        }

        return answers;
    }

    /// <summary>Every number and word by which somebody may hit upon what is private, one after the other.</summary>
    private static IEnumerable<object?[]> Arguments(MethodInfo method, PrivateWorld world)
    {
        long[] numbers = [world.Feed, world.Item, world.Story, world.Deadline, world.Alert];
        string[] words = [PrivateWorld.Link, $"i{world.Item}", "zebra", "The zebra item 1", PrivateWorld.Dossier, "private:1:feeds", "private:1:stories", "feeds", "telegram", "mine"];
        var parameters = method.GetParameters();
        var tries = parameters.Any(p => p.ParameterType == typeof(string)) ? words.Length : parameters.Any(p => p.ParameterType == typeof(long)) ? numbers.Length : 1;
        return Enumerable.Range(0, tries).Select(n => parameters.Select(p => Argument(p, numbers[n % numbers.Length], words[n % words.Length])).ToArray());
    }

    private static object? Argument(ParameterInfo parameter, long number, string word) => parameter.ParameterType switch
    {
        var t when t == typeof(long) => number,
        var t when t == typeof(string) => word,
        var t when t == typeof(int) => parameter.Name == "skip" ? 0 : 1_000,
        var t when t == typeof(double) => 0.0,
        var t when t == typeof(bool) => true,
        var t when t == typeof(Instant) => parameter.Name is "now" ? PrivateWorld.Now : Instant.MinValue,
        var t when t == typeof(Duration) => Duration.FromHours(1),
        var t when t == typeof(CancellationToken) => CancellationToken.None,
        var t when t == typeof(Uri) => new Uri("https://zebra.example/rss?key=zebra"),
        var t when t == typeof(DestinationAddress) => new DestinationAddress("telegram", "200"),
        var t when t == typeof(ChangeNote) => new ChangeNote("telegram", "9", "asked", PrivateWorld.Now),
        var t when t == typeof(FeedWish) => new FeedWish { Paused = true, Publisher = "taken" },
        var t when t == typeof(FeedChange) => new FeedChange { Title = "taken" },
        var t when t == typeof(IReadOnlyList<ListedFeed>) => ImmutableArray<ListedFeed>.Empty,
        var t when t == typeof(IReadOnlyList<ConfiguredFeed>) => ImmutableArray<ConfiguredFeed>.Empty,
        var t when t == typeof(IReadOnlyList<Subscription>) => ImmutableArray<Subscription>.Empty,
        var t when t == typeof(ChatProfile) => ChatProfile.Empty,
        var t when t == typeof(Feedback) => new Feedback(PrivateWorld.Now, "missed", number, "a reference", null),
        var t when t == typeof(DestinationOrders) => new DestinationOrders(new Destination(PrivateWorld.Other, "other", "telegram", "200", "en", DateTimeZone.Utc, null, null), []),
        var t => throw new NotSupportedException($"{parameter.Member.Name} takes a {t.Name}: say here what somebody could give it"),
    };
}
