using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>A test message is what the destination would really receive next.</summary>
public sealed class TestMessageTests : IAsyncDisposable
{
    private static readonly SourcePicture Picture = new(new ItemPicture("https://i.example/1.jpg", null, "Ann Lee"), new SourceLink("BBC", "bbc", null, "en", false, 34));

    private readonly ChatWorld _world = new();

    public TestMessageTests() => _world.Subscribe("discord");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task It_is_asked_for_on_behalf_of_the_destinations_own_readers()
    {
        await TestAsync();

        Assert.Contains(new SeenBy(1), _world.LookUps.Asked);
    }

    [Fact]
    public async Task It_shows_a_private_alert_of_its_own_feeds()
    {
        _world.LookUps.Stored = [Of("A private report", audience: 1)];

        Assert.Equal("A private report", (await TestAsync()).Title);
    }

    [Fact]
    public async Task It_shows_no_alert_that_the_orders_leave_out()
    {
        await ChangeAsync(o => o with { StateMedia = false, NotPublishers = ["bbc"] });
        _world.LookUps.Stored = [Of("Left out"), new NumberedAlert(6, MemoryLookUps.Usual with { Content = MemoryLookUps.Usual.Content with { Sources = [new SourceLink("Wire", "wire", null, "en", false, 35)] } })];

        Assert.Equal("Third round of talks ends in Istanbul", (await TestAsync()).Title);
    }

    [Fact]
    public async Task Where_nothing_would_come_it_shows_an_example()
    {
        await ChangeAsync(o => o with { Dossiers = ["elsewhere"] });

        Assert.Equal(Localizer.For("en").Text("test.sample"), (await TestAsync()).Title);
    }

    [Fact]
    public async Task A_destination_that_is_paused_sees_what_would_come_after_the_pause()
    {
        await ChangeAsync(o => o, w => w with { Paused = true });

        Assert.Equal("Third round of talks ends in Istanbul", (await TestAsync()).Title);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_shows_the_picture_that_a_real_alert_would(bool wanted)
    {
        await ChangeAsync(o => o, w => w with { Pictures = wanted });
        _world.LookUps.Stored = [Of("Talks end", picture: Picture)];

        var message = await TestAsync();

        Assert.Equal(wanted ? "https://i.example/1.jpg" : null, message.LinkedPicture?.Link);
        Assert.Equal(wanted, message.Footer!.Contains("Ann Lee", StringComparison.Ordinal));
        Assert.EndsWith(Localizer.For("en").Text("test.footer"), message.Footer, StringComparison.Ordinal);
    }

    private static NumberedAlert Of(string headline, long? audience = null, SourcePicture? picture = null) => new(8, MemoryLookUps.Usual with
    {
        Audience = audience,
        Content = MemoryLookUps.Usual.Content with { Headlines = [new QuotedText("en", headline, 34)], Pictures = picture is null ? [] : [picture] },
    });

    private async Task ChangeAsync(Func<Subscription, Subscription> order, Func<DestinationWishes, DestinationWishes>? wishes = null)
    {
        var orders = (await _world.Destinations.FindAsync(ChatWorld.Place("discord").Address, CancellationToken.None))!;
        var destination = orders.Destination with { Wishes = (wishes ?? (w => w))(orders.Destination.Wishes) };
        _world.Destinations.Put(orders with { Destination = destination, Orders = [.. orders.Orders.Select(o => order(o) with { Destination = destination })] });
    }

    private async Task<ChatMessage> TestAsync()
    {
        await _world.SayAsync("discord", ChatWorld.Admin, "test");
        return Assert.Single(_world.Discord.Sent).Message;
    }
}
