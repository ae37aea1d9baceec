using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace AlertBot.EndToEnd.Tests;

/// <summary>Telegram posts updates over a few connections for all people together: one person's flood must not take them.</summary>
public sealed class WebhookFloodTests
{
    private const int Connections = 40;
    private const int Flood = 500;
    private const long Flooder = 77;
    private const long Reader = 501;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Beside_a_flood_by_webhook_another_person_is_answered_and_the_flooder_is_told_once_to_slow_down()
    {
        await using var world = await World.StartAsync(Cancelled);
        var own = new Uri($"http://127.0.0.1:{FreePort()}");
        world.Write(new
        {
            Storage = new { Path = world.Database },
            Http = new { Address = own },
            Telegram = new { world.Telegram.Token, BaseAddress = world.Telegram.Address, Updates = "webhook", WebhookAddress = "https://bot.example.org/telegram/updates" },
        });
        await using var worker = Worker.Start(world.Folder);
        await world.UntilAsync(worker, () => world.Telegram.Updates.Webhook is not null, "the webhook is set", Cancelled);
        using var telegram = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = own };
        telegram.DefaultRequestHeaders.Add("X-Telegram-Bot-Api-Secret-Token", world.Telegram.Updates.WebhookSecret);

        var flood = Enumerable.Range(0, Flood).Select(_ => PostAsync(telegram, world.Telegram.Updates.Say(Flooder, "/latest", Flooder, "en"))).ToList();
        var asked = PostAsync(telegram, world.Telegram.Updates.Say(Reader, "/latest", Reader, "en"));
        await world.UntilAsync(worker, () => Said(world, Reader) == 1, "the other person is answered", Cancelled);

        Assert.Equal(HttpStatusCode.OK, await asked);
        Assert.All(await Task.WhenAll(flood), status => Assert.Equal(HttpStatusCode.OK, status));
        await world.UntilAsync(worker, () => world.Telegram.Messages.Any(m => m.Chat == Text(Flooder) && m.Text.Contains("Too many commands", StringComparison.Ordinal)), "the flooder is told", Cancelled);
        Assert.InRange(Said(world, Flooder), 1, Flood / 10);
        Assert.Empty(world.Complaints);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient telegram, JsonElement update)
    {
        using var answer = await telegram.PostAsJsonAsync(new Uri("/telegram/updates", UriKind.Relative), update, Cancelled);
        return answer.StatusCode;
    }

    private static int Said(World world, long chat) => world.Telegram.Messages.Count(m => m.Chat == Text(chat));

    private static string Text(long chat) => chat.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
