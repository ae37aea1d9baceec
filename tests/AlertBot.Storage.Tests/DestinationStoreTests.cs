using AlertBot.Alerts.Subscriptions;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Classification;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlertBot.Storage.Tests;

public sealed class DestinationStoreTests
{
    private static readonly DestinationAddress Address = new("telegram", "-100200");
    private static readonly Instant Now = Instant.FromUtc(2025, 7, 23, 12, 0);

    [Fact]
    public async Task A_destination_made_in_chat_is_kept_with_every_wish_and_survives_a_restart_with_other_settings()
    {
        await using var store = await TemporaryStore.CreateAsync();
        var orders = Orders();

        await store.Destinations.SaveAsync(orders, Note("subscribe"), CancellationToken.None);
        await store.Subscriptions.ReplaceAsync([], CancellationToken.None);

        var index = await store.Subscriptions.IndexAsync(CancellationToken.None);
        var found = await store.Destinations.FindAsync(Address, CancellationToken.None);
        var subscription = Assert.Single(index.All);
        Assert.Equal(orders.Orders[0].Filters, subscription.Filters);
        Assert.Equal((Urgency.Major, false, "uk"), (subscription.MinimumUrgency, subscription.StateMedia, subscription.Languages.Single()));
        Assert.Equal(orders.Destination.Wishes.Mentions, found!.Destination.Wishes.Mentions);
        Assert.Equal(orders.Destination.Wishes.Digest, found.Destination.Wishes.Digest);
        Assert.Equal(orders.Destination.Quiet, found.Destination.Quiet);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Its_name_follows_when_it_moves_stays_the_only_one_and_is_put_back(Database database)
    {
        await using var store = await TemporaryStore.CreateAsync(database);
        await store.Destinations.SaveAsync(Named("Desk", "-100300"), Note("subscribe"), CancellationToken.None);
        var here = await store.Destinations.SaveAsync(Named("News", "-100301"), Note("subscribe"), CancellationToken.None);
        var there = new DestinationAddress("telegram", "-100302");

        await store.Destinations.SaveAsync(here with { Destination = here.Destination with { Name = "Desk", Address = there.Value } }, Note("move"), CancellationToken.None);
        Assert.Equal("Desk (telegram -100302)", (await store.Destinations.FindAsync(there, CancellationToken.None))!.Destination.Name);

        await store.Destinations.UndoAsync(there, Note("undo"), CancellationToken.None);
        Assert.Equal("-100301", (await store.Destinations.FindAsync("News", CancellationToken.None))!.Destination.Address);
    }

    [Fact]
    public async Task The_name_by_which_the_settings_know_a_destination_stays_so_that_the_next_start_makes_no_second_one()
    {
        await using var store = await TemporaryStore.CreateAsync();
        var orders = Named("News", "-100301");
        await store.Subscriptions.ReplaceAsync(orders.Orders, CancellationToken.None);
        var stored = (await store.Destinations.FindAsync("News", CancellationToken.None))!;

        await store.Destinations.SaveAsync(stored with { Destination = stored.Destination with { Name = "Desk", Address = "-100302" } }, Note("move"), CancellationToken.None);
        await store.Subscriptions.ReplaceAsync(orders.Orders, CancellationToken.None);

        Assert.Equal([("News", "-100302")], (await store.Destinations.AllAsync(10, CancellationToken.None)).Select(d => (d.Destination.Name, d.Destination.Address)));
    }

    [Fact]
    public async Task The_index_is_kept_up_and_not_built_anew()
    {
        await using var store = await TemporaryStore.CreateAsync();
        for (var i = 1; i <= 8; i++)
        {
            await store.Destinations.SaveAsync(At(new DestinationAddress("telegram", $"-10020{i}")), Note("subscribe"), CancellationToken.None);
        }

        var index = await store.Subscriptions.IndexAsync(CancellationToken.None);
        var changed = (await store.Destinations.FindAsync(new DestinationAddress("telegram", "-100202"), CancellationToken.None))!;
        await store.Destinations.SaveAsync(changed with { Destination = changed.Destination with { Language = "ru" } }, Note("language ru"), CancellationToken.None);
        await store.Destinations.RemoveAsync(new DestinationAddress("telegram", "-100201"), Note("unsubscribe"), CancellationToken.None);

        Assert.Same(index, await store.Subscriptions.IndexAsync(CancellationToken.None));
        Assert.Equal([3, 4, 5, 6, 7, 8, 2], index.All.Select(s => s.Destination.Id));
        Assert.Equal("ru", index.All[^1].Destination.Language);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task An_index_that_was_kept_up_is_the_one_that_another_process_reads_at_once(Database database)
    {
        await using var store = await TemporaryStore.CreateAsync(database);
        var dice = new Random(3);
        await store.Subscriptions.IndexAsync(CancellationToken.None);
        for (var step = 0; step < 60; step++)
        {
            var address = new DestinationAddress("telegram", $"-1002{dice.Next(20)}");
            await (dice.Next(5) switch
            {
                0 => store.Destinations.RemoveAsync(address, Note("unsubscribe"), CancellationToken.None),
                1 => store.Destinations.UndoAsync(address, Note("undo"), CancellationToken.None),
                _ => (Task)store.Destinations.SaveAsync(At(address) is var made && dice.Next(2) == 0 ? made with { Orders = [made.Orders[0] with { MinimumUrgency = (Urgency)dice.Next(3) }] } : made, Note("subscribe"), CancellationToken.None),
            });
            if (dice.Next(3) == 0)
            {
                await AssertKeptUpAsync(store);
            }
        }

        await AssertKeptUpAsync(store);
    }

    [Fact]
    public async Task Changes_that_replicas_make_at_once_reach_the_index_of_each()
    {
        await using var first = await TemporaryStore.CreateAsync(Database.Postgres);
        await using var second = TemporaryStore.Beside(first);
        foreach (var store in new[] { first, second })
        {
            await store.Subscriptions.IndexAsync(CancellationToken.None);
        }

        var changes = Enumerable.Range(1, 20).SelectMany(i => new[] { (Store: first, Address: $"-1001{i}"), (Store: second, Address: $"-1002{i}") })
            .Select(c => c.Store.Destinations.SaveAsync(At(new DestinationAddress("telegram", c.Address)), Note("subscribe"), CancellationToken.None));
        var looks = Enumerable.Range(1, 20).Select(_ => first.Subscriptions.IndexAsync(CancellationToken.None));
        await Task.WhenAll([Task.WhenAll(changes), Task.WhenAll(looks)]);

        var all = (await first.Subscriptions.IndexAsync(CancellationToken.None)).All;
        Assert.Equal(40, all.Count);
        Assert.Equal(all.Select(s => s.Id), (await second.Subscriptions.IndexAsync(CancellationToken.None)).All.Select(s => s.Id));
    }

    [Fact]
    public async Task The_last_change_is_undone_and_after_it_the_one_before()
    {
        await using var store = await TemporaryStore.CreateAsync();
        var saved = await store.Destinations.SaveAsync(Orders(), Note("subscribe"), CancellationToken.None);
        await store.Destinations.SaveAsync(saved with { Destination = saved.Destination with { Language = "ru" } }, Note("language ru"), CancellationToken.None);

        var undone = await store.Destinations.UndoAsync(Address, Note("undo"), CancellationToken.None);
        var after = await store.Destinations.FindAsync(Address, CancellationToken.None);
        Assert.Equal(("language ru", "uk"), (undone!.What, after!.Destination.Language));

        Assert.Equal("subscribe", (await store.Destinations.UndoAsync(Address, Note("undo"), CancellationToken.None))!.What);
        Assert.NotNull((await store.Destinations.FindAsync(Address, CancellationToken.None))!.RemovedAt);
        Assert.Null(await store.Destinations.UndoAsync(Address, Note("undo"), CancellationToken.None));
        var log = await store.Destinations.LogAsync(Address, 10, CancellationToken.None);
        Assert.Equal(["undo: subscribe", "undo: language ru", "language ru", "subscribe"], log.Select(c => c.What));
        Assert.Equal([("uk", "uk"), ("ru", "uk"), ("uk", "ru"), (null, "uk")], log.Select(c => (c.Was?.Destination.Language, c.Became?.Destination.Language)));
    }

    [Fact]
    public async Task An_administrator_cannot_take_back_what_the_owners_allow()
    {
        await using var store = await TemporaryStore.CreateAsync();
        var saved = await store.Destinations.SaveAsync(Orders(), Note("subscribe"), CancellationToken.None);
        await store.Destinations.SaveAsync(saved with { Destination = saved.Destination with { Wishes = saved.Destination.Wishes with { OwnerLimit = 5 } } }, Note("destinations"), CancellationToken.None);

        await store.Destinations.UndoAsync(Address, Note("undo"), CancellationToken.None);

        Assert.Equal(5, (await store.Destinations.FindAsync(Address, CancellationToken.None))!.Destination.Wishes.AlertsADay);
    }

    [Fact]
    public async Task What_was_removed_is_kept_for_a_while_and_then_forgotten()
    {
        await using var store = await TemporaryStore.CreateAsync();
        await store.Destinations.SaveAsync(Orders(), Note("subscribe"), CancellationToken.None);
        await store.Destinations.RemoveAsync(Address, Note("unsubscribe"), CancellationToken.None);

        Assert.Equal(0, await store.Destinations.ForgetRemovedAsync(Now, CancellationToken.None));
        Assert.NotEmpty((await store.Destinations.FindAsync(Address, CancellationToken.None))!.Orders);
        Assert.Equal(1, await store.Destinations.ForgetRemovedAsync(Now + Duration.FromDays(30), CancellationToken.None));
        Assert.Null(await store.Destinations.FindAsync(Address, CancellationToken.None));
    }

    [Fact]
    public async Task What_the_settings_no_longer_name_is_forgotten_after_the_same_while_and_comes_back_when_they_name_it_again()
    {
        var clock = new FakeTimeProvider(Now.ToDateTimeOffset());
        await using var store = await TemporaryStore.CreateAsync(clock: clock);
        var named = Orders().Orders;
        await store.Subscriptions.ReplaceAsync(named, CancellationToken.None);
        await store.Subscriptions.ReplaceAsync([], CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(3));
        await store.Subscriptions.ReplaceAsync([], CancellationToken.None);

        Assert.Equal(Now, (await store.Destinations.FindAsync(Address, CancellationToken.None))!.RemovedAt);
        await store.Subscriptions.ReplaceAsync(named, CancellationToken.None);
        Assert.Null((await store.Destinations.FindAsync(Address, CancellationToken.None))!.RemovedAt);

        await store.Subscriptions.ReplaceAsync([], CancellationToken.None);
        Assert.Equal(0, await store.Destinations.ForgetRemovedAsync(Now + Duration.FromDays(3), CancellationToken.None));
        Assert.Equal(1, await store.Destinations.ForgetRemovedAsync(Now + Duration.FromDays(4), CancellationToken.None));
    }

    [Fact]
    public async Task A_person_is_forgotten_on_request()
    {
        await using var store = await TemporaryStore.CreateAsync();
        await store.Destinations.SaveAsync(Orders(), Note("subscribe"), CancellationToken.None);
        await store.Profiles.SetAsync("telegram", "person:7", new ChatProfile("uk", "-100200"), CancellationToken.None);
        await store.Profiles.AddFeedbackAsync(new Feedback(Now, "missed", null, "https://example.org/a", null), "telegram", "7", CancellationToken.None);

        Assert.Equal(3, await store.Profiles.ForgetAsync("telegram", "7", CancellationToken.None));
        Assert.Equal(ChatProfile.Empty, await store.Profiles.GetAsync("telegram", "person:7", CancellationToken.None));
        Assert.Equal("", (await store.Destinations.LogAsync(Address, 1, CancellationToken.None))[0].Who);
        Assert.Single(await store.Profiles.FeedbackAsync(CancellationToken.None));
    }

    private static DestinationOrders Named(string name, string address)
    {
        var orders = At(new DestinationAddress("telegram", address));
        var destination = orders.Destination with { Name = name };
        return new DestinationOrders(destination, [orders.Orders[0] with { Destination = destination }]);
    }

    private static ChangeNote Note(string what) => new("telegram", "7", what, Now);

    private static async Task AssertKeptUpAsync(TemporaryStore store)
    {
        using var another = new SubscriptionStore(store.Raw, TimeProvider.System);
        Assert.Equal(await WrittenAsync(another), await WrittenAsync(store.Subscriptions));
    }

    private static async Task<IEnumerable<string>> WrittenAsync(ISubscriptionStore subscriptions) =>
        (await subscriptions.IndexAsync(CancellationToken.None)).All.Select(s => $"{s.Id} {s.Destination.Id} {StoredJson.Write(s.Destination.Wishes)} {StoredOrder.Of(s).ToJson()}");

    private static DestinationOrders At(DestinationAddress address)
    {
        var orders = Orders();
        return orders with { Destination = orders.Destination with { Name = $"Newsroom {address.Value}", Address = address.Value } };
    }

    private static DestinationOrders Orders()
    {
        var destination = new Destination(0, "Newsroom", Address.Platform, Address.Value, "uk", DateTimeZoneProviders.Tzdb["Europe/Kyiv"], new QuietHours(new LocalTime(23, 0), new LocalTime(7, 0)), null)
        {
            Wishes = DestinationWishes.Default with { Silent = true, Digest = new DigestPlan(new LocalTime(8, 0), IsoDayOfWeek.Monday), Mentions = [new MentionRule(Category.Round, MentionKind.Role, "42")] },
        };
        var subscription = new Subscription(0, destination, ["ukraine-russia-talks"], [Category.Round], [3, 0])
        {
            MinimumUrgency = Urgency.Major,
            Languages = ["uk"],
            StateMedia = false,
            Filters = new FilterSet([new TextFilter(FilterKind.Words, "перемов*")], [new TextFilter(FilterKind.Pattern, "футбол")]),
        };
        return new DestinationOrders(destination, [subscription]);
    }
}
