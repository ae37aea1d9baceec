using System.Collections.Concurrent;
using AlertBot.Chat.Delivery;

namespace AlertBot.Storage.Tests;

/// <summary>A platform that answers as it is told to, and notes what it was sent.</summary>
internal sealed class DirectedPlatform : IChatPlatform
{
    private readonly Lock _gate = new();
    private readonly List<(string To, string Title)> _shown = [];
    private readonly List<(Func<IReadOnlyList<(string To, string Title)>, bool> IsSo, TaskCompletionSource Came)> _waiting = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _held = [];
    private readonly ConcurrentDictionary<string, int> _inside = [];

    public string Name => "directed";

    /// <summary>What the platform says to a send; null shows the message.</summary>
    public Func<string, SendResult.Failed?> Answer { get; set; } = _ => null;

    public int Calls { get; private set; }

    public int MostAtOnceInOnePlace { get; private set; }

    public IReadOnlyList<(string To, string Title)> Shown
    {
        get
        {
            lock (_gate)
            {
                return [.. _shown];
            }
        }
    }

    /// <summary>Sends there do not end before they are released.</summary>
    public void Hold(string to) => _held[to] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release(string to)
    {
        if (_held.TryRemove(to, out var held))
        {
            held.SetResult();
        }
    }

    public void ReleaseAll() => _held.Keys.ToList().ForEach(Release);

    /// <summary>Ends when what was shown satisfies the condition.</summary>
    public Task UntilAsync(Func<IReadOnlyList<(string To, string Title)>, bool> isSo)
    {
        lock (_gate)
        {
            if (isSo(_shown))
            {
                return Task.CompletedTask;
            }

            var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((isSo, came));
            return came.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    public async Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken)
    {
        var inside = _inside.AddOrUpdate(address.Value, 1, (_, n) => n + 1);
        lock (_gate)
        {
            Calls++;
            MostAtOnceInOnePlace = Math.Max(MostAtOnceInOnePlace, inside);
        }

        if (_held.TryGetValue(address.Value, out var held))
        {
            await held.Task.WaitAsync(cancellationToken);
        }

        _inside.AddOrUpdate(address.Value, 0, (_, n) => n - 1);
        return Answer(address.Value) is { } refusal ? refusal : Show(address.Value, message.Title);
    }

    public Task<SendResult> EditAsync(DestinationAddress address, string messageId, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken) =>
        SendAsync(address, message, key, cancellationToken);

    public Task<PlatformCheck> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(PlatformCheck.Usable(Name));

    public Task<PlatformCheck> CheckAsync(DestinationAddress address, CancellationToken cancellationToken) => CheckAsync(cancellationToken);

    private SendResult.Delivered Show(string to, string title)
    {
        lock (_gate)
        {
            _shown.Add((to, title));
            foreach (var (_, came) in _waiting.Where(w => w.IsSo(_shown)).ToList())
            {
                _waiting.RemoveAll(w => w.Came == came);
                came.SetResult();
            }

            return new SendResult.Delivered($"{_shown.Count}");
        }
    }
}
