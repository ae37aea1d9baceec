using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Chat.Tests.Commands;

public sealed class LimitTests : IAsyncDisposable
{
    private readonly ChatWorld _world = new();

    public LimitTests() => _world.Subscribe("discord");

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_owners_limit_holds_whatever_administrators_want()
    {
        await SayAsync(ChatWorld.Owner, "destinations limit Newsroom 5");

        Assert.Contains("5 a day", await SayAsync(ChatWorld.Admin, "budget"), StringComparison.Ordinal);
        Assert.Contains("allow 5 a day here", await SayAsync(ChatWorld.Admin, "budget 10"), StringComparison.Ordinal);
        await SayAsync(ChatWorld.Admin, "budget off");
        Assert.Equal(5, (await WishesAsync()).AlertsADay);
        await SayAsync(ChatWorld.Admin, "budget 3");
        Assert.Equal(3, (await WishesAsync()).AlertsADay);

        await SayAsync(ChatWorld.Owner, "destinations limit Newsroom 0");
        Assert.Null((await WishesAsync()).OwnerLimit);
    }

    [Theory]
    [InlineData("destinations limit", "Which destination?")]
    [InlineData("destinations limit Newsroom", "How many alerts a day?")]
    [InlineData("destinations limit Nowhere 5", "no destination “Nowhere”")]
    [InlineData("destinations limit Newsroom many", "a whole number")]
    public async Task What_cannot_be_is_told_with_its_reason_and_changes_nothing(string said, string reason)
    {
        Assert.Contains(reason, await SayAsync(ChatWorld.Owner, said), StringComparison.Ordinal);
        Assert.Equal(0, _world.Destinations.Changes);
    }

    private async Task<DestinationWishes> WishesAsync() => (await _world.Destinations.FindAsync("Newsroom", CancellationToken.None))!.Destination.Wishes;

    private async Task<string> SayAsync(string person, string line)
    {
        var message = (await _world.SayAsync("discord", person, line)).Only.Message;
        return string.Join('\n', message.Lines.Select(PlainRendering.Line).Prepend(message.Title));
    }
}
