using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Http;

namespace AlertBot.Discord.Tests;

public sealed class SendingTests : IAsyncLifetime
{
    private readonly DiscordBench _bench = new();

    public ValueTask InitializeAsync() => _bench.InitializeAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_message_arrives_as_an_embed_and_rings_for_nobody()
    {
        var message = DiscordBench.Message("Third round ends", TextLine.Plain("Both sides met for two hours.")) with
        {
            TitleLink = "https://example.com/a",
            Sources = [new MessageSource("Example News", "https://example.com/a")],
            Footer = "Confirmed by two sources",
        };
        var delivered = Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(message));
        var sent = Assert.Single(_bench.Server.Messages);
        Assert.Equal((delivered.MessageId, "", DiscordBench.Channel), (sent.Id, sent.Content, sent.Channel));
        Assert.Equal(("Third round ends", "https://example.com/a", "Confirmed by two sources"), (sent.Embed.Title, sent.Embed.Url, sent.Embed.Footer));
        Assert.Equal("Both sides met for two hours.\n→ [Example News](<https://example.com/a>)", sent.Embed.Description);
        Assert.Empty(sent.Rings);
        Assert.Empty(_bench.Server.Violations);
    }

    [Fact]
    public async Task A_timeout_after_the_message_was_stored_does_not_double_it()
    {
        _bench.Server.Faults.Next(new Fault.StallAfter());
        var sending = _bench.SendAsync(DiscordBench.Message());
        await _bench.UntilAsync(() => _bench.Server.Messages.Count == 1);
        _bench.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(new SendResult.Delivered(_bench.Server.Messages[0].Id), await sending);
        Assert.Equal((1, 2), (_bench.Server.Messages.Count, _bench.Server.Requests.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_breaks_does_not_double_or_lose_the_message(bool after)
    {
        _bench.Server.Faults.Next(after ? new Fault.DropAfter() : new Fault.DropBefore());
        Assert.IsType<SendResult.Delivered>(await _bench.SendAsync(DiscordBench.Message()));
        Assert.Single(_bench.Server.Messages);
    }
}
