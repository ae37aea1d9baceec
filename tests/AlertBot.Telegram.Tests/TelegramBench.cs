using System.Collections.Immutable;
using AlertBot.Chat.Delivery;
using AlertBot.Fakes.Telegram;
using Microsoft.Extensions.Time.Testing;

namespace AlertBot.Telegram.Tests;

/// <summary>The platform, a fake Telegram on a real socket, and a clock that only the test moves.</summary>
public sealed class TelegramBench : IAsyncLifetime
{
    private readonly HttpClient _http = new();

    public FakeTelegram Server { get; } = new();

    public FakeTimeProvider Time { get; } = new();

    public TelegramPlatform Platform { get; private set; } = null!;

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

    public TelegramPlatform With(Secret token) => new(new TelegramSettings(token, Server.Address), _http, Time);

    public Task<SendResult> SendAsync(ChatMessage message, string chat = "-1001") =>
        Platform.SendAsync(new DestinationAddress("telegram", chat), message, new DeliveryKey("1"), TestContext.Current.CancellationToken);

    public Task<SendResult> EditAsync(string id, ChatMessage message, string chat = "-1001") =>
        Platform.EditAsync(new DestinationAddress("telegram", chat), id, message, new DeliveryKey("1"), TestContext.Current.CancellationToken);

    public static ChatMessage Message(string title = "Third round ends in Istanbul", params ImmutableArray<TextLine> lines) =>
        new(MessageTone.News, title, lines);
}
