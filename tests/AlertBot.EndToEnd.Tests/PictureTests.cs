using System.Text.Json;

namespace AlertBot.EndToEnd.Tests;

/// <summary>The picture of a report, from the publisher's feed to the readers' messages, with the real program in a process of its own.</summary>
public sealed class PictureTests
{
    private const string Picture = "https://paper.example/envoys.jpg";

    private static readonly Paper.Entry Report = Paper.Round with
    {
        Media = $"""<media:thumbnail url="https://paper.example/small.jpg"/><media:content url="{Picture}" medium="image"><media:description>Envoys at a table</media:description><media:credit>Ann Lee</media:credit></media:content>""",
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_shown_where_its_publisher_and_the_destination_allow_it()
    {
        await using var world = await World.StartAsync(Cancelled);
        await TellAsync(world, feed: true, destinations: true);

        var embed = Assert.Single(world.Discord.Messages).Embed;
        Assert.Equal((Picture, "Envoys at a table"), (embed.Image, embed.ImageDescription));
        Assert.EndsWith("picture: Ann Lee", embed.Footer, StringComparison.Ordinal);
        var chat = Assert.Single(world.Telegram.Messages);
        Assert.Equal((Picture, true, null), (chat.PreviewLink, chat.PreviewIsLargeAndAbove, chat.Picture));
        Assert.EndsWith("зображення: Ann Lee", chat.Text, StringComparison.Ordinal);
        Assert.False(Hook(world).TryGetProperty("linkedPicture", out _));
        Assert.DoesNotContain(Picture, world.Webhook.Deliveries.Values.Single().Json.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(world.Complaints);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task One_permission_alone_is_none(bool feed, bool destinations)
    {
        await using var world = await World.StartAsync(Cancelled);
        await TellAsync(world, feed, destinations);

        Assert.Null(Assert.Single(world.Discord.Messages).Embed.Image);
        Assert.True(Assert.Single(world.Telegram.Messages).PreviewDisabled);
        Assert.Equal(1, world.Count($"""SELECT COUNT(*) FROM "Items" WHERE "Picture" LIKE '%{Picture}%'"""));
    }

    private static JsonElement Hook(World world) => world.Webhook.Deliveries.Values.Single().Json;

    private static async Task TellAsync(World world, bool feed, bool destinations)
    {
        var paper = new Paper().Add(Paper.Football);
        world.Publishers.Publish("/paper", paper.Rss());
        world.Set(
            ["/paper"],
            new object[]
            {
                new { Name = "chat", Platform = "telegram", Address = "-100200300", Language = "uk", Pictures = destinations },
                new { Name = "channel", Platform = "discord", Address = "900800700600500400", Language = "en", Pictures = destinations },
                new { Name = "hook", Platform = "webhook", Address = world.Webhook.Address, Language = "ru" },
            },
            feed);
        await using var worker = Worker.Start(world.Folder);
        await world.UntilAsync(worker, () => world.Count("SELECT COUNT(*) FROM Items") >= 1, "the first items are stored", Cancelled);
        world.Publishers.Publish("/paper", paper.Add(Report).Rss());
        await world.UntilAsync(
            worker,
            () => world.Telegram.Messages.Count == 1 && world.Discord.Messages.Count == 1 && world.Webhook.Deliveries.Count == 1,
            "all destinations have the alert",
            Cancelled);
        Assert.Equal(0, await worker.StopAsync(Cancelled));
    }
}
