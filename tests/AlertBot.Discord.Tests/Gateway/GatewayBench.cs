using System.Collections.Concurrent;
using AlertBot.Discord.Client;
using AlertBot.Discord.Client.Gateway;
using AlertBot.Fakes.Discord;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlertBot.Discord.Tests.Gateway;

/// <summary>The gateway's client, a fake gateway over real web sockets, and a clock that only the test moves.</summary>
public sealed class GatewayBench : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public GatewayBench()
    {
        Server = new FakeDiscord(time: Time);
        // A busy machine is slow and the clock of a test is fast: only tests of heartbeats want short ones.
        Server.Gateway.HeartbeatInterval = TimeSpan.FromHours(2);
    }

    public TestClock Time { get; } = new();

    public FakeDiscord Server { get; }

    public FakeGateway Gateway => Server.Gateway;

    public ConcurrentQueue<GatewayEvent> Events { get; } = [];

    /// <summary>What becomes of an event besides being noted.</summary>
    public Func<GatewayEvent, CancellationToken, Task> Handle { get; set; } = (_, _) => Task.CompletedTask;

    internal DiscordGateway Client { get; private set; } = null!;

    public GatewayHealth Health => Client.Health;

    public IReadOnlyList<GatewayIdentity> Identities => [.. Gateway.Identities];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task StartAsync(string? token = null, Random? dice = null)
    {
        await Server.StartAsync(Cancellation);
        Begin(token, dice);
    }

    public async Task StartReadyAsync()
    {
        await StartAsync();
        await UntilAsync(() => Health.Stage == GatewayStage.Ready);
    }

    /// <summary>As if the process had ended: what comes after knows only what was noted.</summary>
    public async Task DieAsync()
    {
        await StopAsync();
        _stop.Dispose();
        _stop = new CancellationTokenSource();
    }

    internal void Begin(string? token = null, Random? dice = null, IIdentifyMemory? memory = null)
    {
        var bot = new BotToken(token ?? Server.Token);
        var rest = new DiscordRest(_http, new DiscordClientOptions(bot) { BaseAddress = Server.Api }, Time);
        var options = new GatewayOptions(bot) { Patience = TimeSpan.FromHours(1), ReadyWithin = TimeSpan.FromHours(1), HeldAfter = TimeSpan.FromMinutes(1) };
        Client = new DiscordGateway(rest, options, Time, NullLogger.Instance, dice: dice, memory: memory);
        _running = Client.RunAsync(
            (happened, token) =>
            {
                Events.Enqueue(happened);
                return Handle(happened, token);
            },
            _stop.Token);
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancellation);
    }

    /// <summary>Returns when the client has given up by itself.</summary>
    public Task EndedAsync() => PassUntilAsync(() => _running.IsCompleted);

    /// <summary>Waits while the clock stands still.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, Cancellation);
        }
    }

    /// <summary>Waits while the clock runs many times as fast as a real one.</summary>
    public async Task PassUntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(4), TimeProvider.System, Cancellation);
            Time.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>So many beats came, and their answers arrived.</summary>
    public async Task BeatenAsync(int times)
    {
        await UntilAsync(() => Gateway.Acknowledged == times);
        await Gateway.DispatchAsync($"AFTER_BEAT_{times}", new { });
        await UntilAsync(() => Heard($"AFTER_BEAT_{times}"));
    }

    public bool Heard(string name) => Events.Any(happened => happened.Name == name);

    public async ValueTask DisposeAsync()
    {
        if (Client is not null)
        {
            await StopAsync();
        }

        await Server.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }
}
