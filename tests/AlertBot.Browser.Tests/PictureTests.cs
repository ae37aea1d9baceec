using System.Buffers.Binary;
using AlertBot.Browser.Tests.Chat;
using AlertBot.EndToEnd.Tests;
using AlertBot.Fakes.Discord;
using Microsoft.Playwright;

namespace AlertBot.Browser.Tests;

/// <summary>
/// The pictures of the documents: pages with the demo's store, and chats with the messages that the real program sends to the fakes. Set
/// ALERTBOT_APPROVE=1 to keep new ones, and look at them.
/// </summary>
[Collection(nameof(Site))]
public sealed class PictureTests(Site site)
{
    private const int Width = 1200;
    private const int Height = 820;
    private const long Group = -1_002_003_004;
    private const ulong ManageServer = 1 << 5;
    private const string Channel = "1001";
    private const string Feed = "/river-post";

    private static readonly Paper.Entry Ultimatum = new(
        "ultimatum",
        "Трамп пригрозив Росії жорсткими митами, якщо війна в Україні не закінчиться за 50 днів",
        "Президент США Дональд Трамп заявив, що запровадить проти Росії жорсткі мита, якщо вона не погодиться завершити війну в Україні протягом 50 днів.");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("page-deadlines.png", "/deadlines", "en", ColorScheme.Light)]
    [InlineData("page-deadline.png", "/deadlines/2", "uk", ColorScheme.Dark)]
    public async Task The_pictures_of_the_README_can_be_taken_anew(string file, string page, string language, ColorScheme colours)
    {
        await using var visitor = await site.VisitAsync(language, Width, colours: colours);
        await visitor.Page.SetViewportSizeAsync(Width, Height);
        await visitor.Page.GotoAsync(page);

        var picture = await visitor.Page.ScreenshotAsync();

        Assert.Equal((Width, Height), Size(picture));
        await KeepAsync(file, picture);
    }

    [Fact]
    public async Task The_first_steps_on_Telegram_can_be_seen()
    {
        Assert.SkipWhen(Site.Missing is not null, Site.Missing ?? "");
        await using var world = await World.StartAsync(Cancelled);
        var paper = new Paper().Add(Paper.Football);
        await using var worker = await StartAsync(world, paper);

        world.Telegram.Updates.Titles[$"{Group}"] = "Редакція";
        world.Telegram.Standings[($"{Group}", "501")] = "administrator";
        world.Telegram.Updates.Become(Group, "member", "supergroup");
        await world.UntilAsync(worker, () => world.Telegram.Messages.Count == 1, "the bot welcomes", Cancelled);
        var welcome = world.Telegram.Messages[0];
        world.Telegram.Updates.Press(Group, welcome.Id, "subscribe");
        await world.UntilAsync(worker, () => world.Telegram.Messages[0].Edits == 1, "the group is subscribed", Cancelled);
        world.Publishers.Publish(Feed, paper.Add(Ultimatum).Rss());
        await world.UntilAsync(worker, () => world.Telegram.Messages.Count == 2, "the first alert arrives", Cancelled);

        var scene = new ChatScene()
            .Done("Олена додає AlertBot до групи")
            .Shown(welcome)
            .Done("Олена натискає «Підписатися»")
            .Shown(world.Telegram.Messages[0])
            .Done("Трохи згодом")
            .Shown(world.Telegram.Messages[1]);
        await KeepAsync("first-steps-telegram.png", await PictureAsync(scene));
    }

    [Fact]
    public async Task The_first_steps_on_Discord_can_be_seen()
    {
        Assert.SkipWhen(Site.Missing is not null, Site.Missing ?? "");
        await using var world = await World.StartAsync(Cancelled);
        world.Discord.Guild.Channels[Channel] = new FakeChannel(Channel);
        var paper = new Paper().Add(Paper.Football);
        await using var worker = await StartAsync(world, paper);
        await world.UntilAsync(worker, () => world.Discord.CommandOverwrites == 1, "the commands are registered", Cancelled);

        var subscribe = world.Discord.Interactions.Command("subscribe", by: new Asker(Channel: Channel, Locale: "en-US", Permissions: FakeGuild.Usual | ManageServer) { ChannelName = "news" });
        await world.Discord.TellAsync(subscribe);
        await world.UntilAsync(worker, () => subscribe.Answer is not null, "the channel is subscribed", Cancelled);
        world.Publishers.Publish(Feed, paper.Add(Paper.Ultimatum).Rss());
        await world.UntilAsync(worker, () => world.Discord.Messages.Any(m => m.Channel == Channel && m.Embeds.Count > 0), "the first alert arrives", Cancelled);

        var scene = new ChatScene()
            .Done("Olena invites AlertBot and writes /subscribe in #news")
            .Shown(subscribe.Answer!)
            .Done("A while later")
            .Shown(world.Discord.Messages.First(m => m.Channel == Channel && m.Embeds.Count > 0));
        await KeepAsync("first-steps-discord.png", await PictureAsync(scene));
    }

    private static async Task<Worker> StartAsync(World world, Paper paper)
    {
        world.Publishers.Publish(Feed, paper.Rss());
        world.Set([Feed], Array.Empty<object>());
        var worker = Worker.Start(world.Folder);
        await world.BaselineAsync(worker, Cancelled);
        return worker;
    }

    private async Task<byte[]> PictureAsync(ChatScene scene)
    {
        await using var visitor = await site.VisitAsync(width: ChatScene.Width);
        await visitor.Page.SetViewportSizeAsync(ChatScene.Width, 100);
        await visitor.Page.SetContentAsync(scene.Html);
        var picture = await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true });
        Assert.Equal(ChatScene.Width, Size(picture).Width);
        return picture;
    }

    private static (int Width, int Height) Size(byte[] png) => (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));

    private static async Task KeepAsync(string file, byte[] picture)
    {
        var kept = Path.Combine(Images(AppContext.BaseDirectory), file);
        if (Environment.GetEnvironmentVariable("ALERTBOT_APPROVE") == "1")
        {
            await File.WriteAllBytesAsync(kept, picture, Cancelled);
        }

        Assert.True(File.Exists(kept), $"{kept} is missing: run this test with ALERTBOT_APPROVE=1");
    }

    private static string Images(string folder) => File.Exists(Path.Combine(folder, "AlertBot.sln"))
        ? Path.Combine(folder, "docs", "images")
        : Images(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("These tests must be run inside the checkout."));
}
