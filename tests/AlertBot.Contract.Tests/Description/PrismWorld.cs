using System.Collections.Concurrent;
using System.Collections.Immutable;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Discord;
using AlertBot.Discord.Client.Gateway;
using AlertBot.Discord.Receiving;
using AlertBot.Fakes.Discord;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlertBot.Contract.Tests.Description;

/// <summary>Our client, Prism and the fake of Discord, in this order; interactions come over the fake's gateway.</summary>
internal sealed class PrismWorld : IConversations, IReceiverNotes, IAsyncDisposable
{
    private readonly SlowClock _clock = new(20);
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http;
    private Prism _prism = null!;
    private Task _receiving = Task.CompletedTask;

    private PrismWorld() => (_http, Server) = (new HttpClient(Listener), new FakeDiscord(time: _clock));

    public FakeDiscord Server { get; }

    public Listener Listener { get; } = new();

    public DiscordPlatform Platform { get; private set; } = null!;

    public CommandMenu Menu { get; } = new(
    [
        new MenuCommand("deadlines", Text("Deadlines"), CommandAudience.Everyone, [], []),
        new MenuCommand("story", Text("A story"), CommandAudience.Everyone, [new MenuOption("count", Text("How many"), OptionKind.Whole, false, [new MenuChoice(Text("Five"), "5")]) { Least = 1, Most = 25 }, new MenuOption("story", Text("Which"), OptionKind.Text, true, []) { HasSuggestions = true, Longest = 100 }], []) { Names = new Localized("story", "подія", "событие") },
        new MenuCommand("settings", Text("Settings"), CommandAudience.Administrators, [], [new MenuCommand("quiet", Text("Quiet hours"), CommandAudience.Administrators, [new MenuOption("on", Text("On"), OptionKind.YesNo, true, [])], []), new MenuCommand("digest", Text("Digest"), CommandAudience.Administrators, [], [new MenuCommand("off", Text("Off"), CommandAudience.Administrators, [], [])])]),
    ]);

    /// <summary>How everything is answered.</summary>
    public Func<Incoming, IAnswer, CancellationToken, Task> Answer { get; set; } = (_, _, _) => Task.CompletedTask;

    private ConcurrentDictionary<string, string> Notes { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<PrismWorld> StartAsync()
    {
        var world = new PrismWorld();
        var channels = world.Server.Guild.Channels;
        channels["1001"] = new FakeChannel("1001");
        channels["1005"] = new FakeChannel("1005", 5);
        channels["1015"] = new FakeChannel("1015", 15) { RequiresTag = true, Tags = new Dictionary<string, string> { ["31"] = "News", ["32"] = "Talks" } };
        await world.Server.StartAsync(Cancellation);
        world._prism = await Prism.StartAsync(world.Server.Api);
        world.Platform = new DiscordPlatform(new DiscordSettings(new Secret(world.Server.Token), world._prism.Address), world._http, world._clock);
        return world;
    }

    public HttpClient Http => _http;

    public Uri Address => _prism.Address;

    public async Task ReceiveAsync()
    {
        var receiver = new DiscordReceiver(Platform, new DiscordReceiverOptions(), this, this, new AlwaysSoleReceiver(), new ReceiverHealth(), _clock, NullLogger<DiscordReceiver>.Instance);
        _receiving = receiver.RunAsync(_stop.Token);
        await UntilAsync(() => receiver.Gateway!.Stage == GatewayStage.Ready && Notes.ContainsKey("discord-commands"), "the receiver is ready");
    }

    /// <returns>The message's id.</returns>
    public async Task<string> SendAsync(string to, ChatMessage message) => Id(await Platform.SendAsync(new DestinationAddress("discord", to), message, new DeliveryKey(Guid.NewGuid().ToString("n")[..20]), Cancellation));

    public async Task EditAsync(string to, string id, ChatMessage message) => Id(await Platform.EditAsync(new DestinationAddress("discord", to), id, message, new DeliveryKey("1"), Cancellation));

    public async Task UntilAsync(Func<bool> isSo, string what)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(3), $"It never came true that {what}.\n{Complaints}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation);
        }
    }

    public string Id(SendResult result) =>
        result is SendResult.Delivered delivered ? delivered.MessageId ?? "" : throw new InvalidOperationException($"Not delivered: {result}\n{Complaints}");

    private string Complaints => string.Join('\n', [.. Listener.Violations, .. Server.Violations, _prism.Written]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Platform?.Dispose();
        _http.Dispose();
        if (_prism is { } prism)
        {
            await prism.DisposeAsync();
        }

        await Server.DisposeAsync();
        _stop.Dispose();
    }

    Task IConversations.SlowDownAsync(Incoming incoming, IAnswer answer, CancellationToken cancellationToken) => Task.CompletedTask;

    Task IConversations.HandleAsync(Incoming incoming, IAnswer answer, CancellationToken cancellationToken) => Answer(incoming, answer, cancellationToken);

    Task<string?> IReceiverNotes.ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Notes.GetValueOrDefault(name));

    Task IReceiverNotes.WriteAsync(string name, string value, CancellationToken cancellationToken)
    {
        Notes[name] = value;
        return Task.CompletedTask;
    }

    Task<IReadOnlyDictionary<string, string>> IReceiverNotes.FindAsync(string beginning, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(Notes.Where(n => n.Key.StartsWith(beginning, StringComparison.Ordinal)).ToDictionary());

    Task IReceiverNotes.RemoveAsync(string name, CancellationToken cancellationToken)
    {
        Notes.TryRemove(name, out _);
        return Task.CompletedTask;
    }

    private static Localized Text(string en) => new(en, en + " [uk]", en + " [ru]");
}
