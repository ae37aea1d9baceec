using System.Collections.Immutable;
using AlertBot.Chat.Delivery;
using AlertBot.Fakes;
using AlertBot.Fakes.Discord;

namespace AlertBot.Discord.Tests;

/// <summary>The platform, a fake Discord on a real socket, and a clock that only the test moves.</summary>
public sealed class DiscordBench : IAsyncLifetime
{
    public const string Channel = "1001";

    private readonly HttpClient _http = new();

    public DiscordBench() => Server = new FakeDiscord(time: Time);

    public TestClock Time { get; } = new();

    public FakeDiscord Server { get; }

    public SaidLog<DiscordPlatform> Log { get; } = new();

    public KeptNotes Notes { get; } = new();

    public DiscordPlatform Platform { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Server.StartAsync(TestContext.Current.CancellationToken);
        Platform = With(new Secret(Server.Token));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    public DiscordPlatform With(Secret? token) => new(new DiscordSettings(token, Server.Api), _http, Time, Notes, Log);

    public string Webhook(string query = "") => $"https://discord.com/api/webhooks/4004/{WebhookToken}{query}";

    public const string WebhookToken = "webhook-token-of-somebody";

    public async Task<SendResult> SendAsync(ChatMessage message, string to = Channel, string key = "1") =>
        await PassAsync(Platform.SendAsync(new DestinationAddress("discord", to), message, new DeliveryKey(key), TestContext.Current.CancellationToken));

    /// <summary>Begins to send and leaves the clock alone.</summary>
    public Task<SendResult> StartAsync(string to = Channel, string key = "1") =>
        Platform.SendAsync(new DestinationAddress("discord", to), Message(), new DeliveryKey(key), TestContext.Current.CancellationToken);

    public async Task<SendResult.Failed> FailAsync(string to = Channel) => Assert.IsType<SendResult.Failed>(await SendAsync(Message(), to));

    public async Task<SendResult> EditAsync(string id, ChatMessage message, string to = Channel) =>
        await PassAsync(Platform.EditAsync(new DestinationAddress("discord", to), id, message, new DeliveryKey("1"), TestContext.Current.CancellationToken));

    /// <summary>Lets short waits pass; a request that is on its way is given all the time it needs.</summary>
    public async Task<T> PassAsync<T>(Task<T> task)
    {
        await Time.AdvanceUntilAsync(task, TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        return await task;
    }

    public async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public static ChatMessage Message(string title = "Third round ends in Istanbul", params ImmutableArray<TextLine> lines) =>
        new(MessageTone.News, title, lines);
}
