using System.Collections.Concurrent;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client.Gateway;
using AlertBot.Discord.Receiving;
using AlertBot.Fakes.Discord;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlertBot.Discord.Tests.Interactions;

/// <summary>The receiver with a fake Discord over real sockets, and whoever answers as the test says.</summary>
public sealed class ReceiverBench : IConversations, IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public ReceiverBench()
    {
        Server = new FakeDiscord(time: Time);
        Server.Gateway.HeartbeatInterval = TimeSpan.FromHours(2);
        // A test may start the receiver again while its clock stands still.
        Server.Gateway.IdentifySpacing = TimeSpan.Zero;
    }

    public TestClock Time { get; } = new();

    public FakeDiscord Server { get; }

    public DiscordPlatform Platform { get; private set; } = null!;

    public DiscordReceiver Receiver { get; private set; } = null!;

    public ReceiverHealth Health { get; } = new();

    public ConcurrentQueue<Incoming> Heard { get; } = [];

    public KeptNotes Notes { get; } = new();

    public CommandMenu Menu { get; set; } = CommandMenu.Empty;

    /// <summary>How everything is answered.</summary>
    public Func<Incoming, IAnswer, CancellationToken, Task> Answer { get; set; } = (_, _, _) => Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task StartAsync(DiscordReceiverOptions? options = null)
    {
        if (Platform is null)
        {
            await Server.StartAsync(Cancellation);
            Platform = new DiscordPlatform(new DiscordSettings(new Secret(Server.Token), Server.Api), _http, Time);
        }

        if (Receiver is not null)
        {
            // Sessions begin six seconds apart, whichever process begins them.
            await StopAsync();
            Time.Advance(TimeSpan.FromSeconds(6));
        }

        _stop = new CancellationTokenSource();
        Receiver = new DiscordReceiver(Platform, options ?? new DiscordReceiverOptions(), this, Notes, new AlwaysSoleReceiver(), Health, Time, NullLogger<DiscordReceiver>.Instance);
        _running = Receiver.RunAsync(_stop.Token);
        if (options is null)
        {
            await UntilAsync(() => Receiver.Gateway!.Stage == GatewayStage.Ready && Notes.Kept.ContainsKey("discord-commands"));
        }
    }

    public async Task<FakeInteraction> TellAsync(FakeInteraction interaction)
    {
        await Server.TellAsync(interaction);
        await UntilAsync(() => !Heard.IsEmpty);
        return interaction;
    }

    public async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Cancellation);
        }
    }

    /// <summary>Waits while the clock runs slowly.</summary>
    public async Task PassUntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(4), TimeProvider.System, Cancellation);
            Time.Advance(TimeSpan.FromMilliseconds(20));
        }
    }

    Task IConversations.SlowDownAsync(Incoming incoming, IAnswer answer, CancellationToken cancellationToken) => Task.CompletedTask;

    async Task IConversations.HandleAsync(Incoming incoming, IAnswer answer, CancellationToken cancellationToken)
    {
        await Answer(incoming, answer, cancellationToken);
        Heard.Enqueue(incoming);
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Server.DisposeAsync();
        _http.Dispose();
    }
}
