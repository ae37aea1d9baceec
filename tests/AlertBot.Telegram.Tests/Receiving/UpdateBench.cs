using System.Collections.Concurrent;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Fakes;
using AlertBot.Fakes.Telegram;
using AlertBot.Telegram.Receiving;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AlertBot.Telegram.Tests.Receiving;

/// <summary>The receiver with a fake Telegram over real sockets, and whoever answers as the test says.</summary>
public sealed class UpdateBench : IConversations, IReceiverNotes, IAsyncDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(10) };
    private readonly SaidLog<TelegramReceiver> _log = new();
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public UpdateBench() => Server = new FakeTelegram(time: Time);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public FakeTelegram Server { get; }

    public TelegramPlatform Platform { get; private set; } = null!;

    public TelegramReceiver Receiver { get; private set; } = null!;

    public ReceiverHealth Health { get; } = new();

    public ConcurrentQueue<Incoming> Heard { get; } = [];

    /// <summary>What was left out, and told so.</summary>
    public ConcurrentQueue<Incoming> SlowedDown { get; } = [];

    public ConcurrentDictionary<string, string> Notes { get; } = [];

    /// <summary>What was logged as an error.</summary>
    public IReadOnlyList<string> Errors => _log.Of(LogLevel.Error);

    public CommandMenu Menu { get; set; } = CommandMenu.Empty;

    public Func<Incoming, IAnswer, CancellationToken, Task> Answer { get; set; } = (_, _, _) => Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task StartAsync(TelegramReceiverOptions? options = null)
    {
        if (Platform is null)
        {
            await Server.StartAsync(Cancellation);
            Platform = new TelegramPlatform(new TelegramSettings(new Secret(Server.Token), Server.Address), _http, Time);
        }

        _stop = new CancellationTokenSource();
        Receiver = new TelegramReceiver(Platform, options ?? new TelegramReceiverOptions(), _http, this, this, new AlwaysSoleReceiver(), Health, Time, _log);
        _running = Receiver.RunAsync(_stop.Token);
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task EndedAsync() => PassUntilAsync(() => _running.IsCompleted);

    public async Task HearAsync(int count) => await PassUntilAsync(() => Heard.Count >= count);

    /// <summary>Waits while the clock runs many times as fast as a real one.</summary>
    public async Task PassUntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(4), TimeProvider.System, Cancellation);
            Time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    async Task IConversations.HandleAsync(Incoming incoming, IAnswer answer, CancellationToken cancellationToken)
    {
        await Answer(incoming, answer, cancellationToken);
        Heard.Enqueue(incoming);
    }

    Task IConversations.SlowDownAsync(Incoming incoming, IAnswer answer, CancellationToken cancellationToken)
    {
        SlowedDown.Enqueue(incoming);
        return Task.CompletedTask;
    }

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

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Server.DisposeAsync();
        _http.Dispose();
        _stop.Dispose();
    }
}
