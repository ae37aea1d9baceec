namespace AlertBot.Discord.Client.Gateway;

/// <summary>
/// One connection from its opening to its end: reads, asks the protocol, and does what it says. The heartbeat runs beside it; the protocol
/// and the budget are shared under one lock. Cancellation says goodbye with 1000, which ends the session.
/// </summary>
internal sealed class GatewayConnection(IGatewaySocket socket, GatewayProtocol protocol, GatewayOptions options, TimeProvider time, Random dice) : IDisposable
{
    /// <summary>How long the other side may take to answer a goodbye.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly SendBudget _budget = new(time);
    private readonly CancellationTokenSource _end = new();
    private ITimer? _heartbeat;
    private bool _isLeaving;

    /// <summary>Called on the receive loop; must not wait for anything.</summary>
    public required Action<GatewayMove> Happened { get; init; }

    /// <summary>A message that cannot be parsed came, of so many bytes.</summary>
    public required Action<int> Unreadable { get; init; }

    /// <returns>The close code, null when there was none.</returns>
    public async Task<int?> RunAsync(CancellationToken cancellationToken)
    {
        await using var stop = cancellationToken.Register(() => _ = LeaveAsync(GatewayCloseCode.GoodBye));
        using var greeting = time.CreateTimer(_ => Expect(() => protocol.HasHello), null, options.Patience, Timeout.InfiniteTimeSpan);
        using var session = time.CreateTimer(_ => Expect(() => protocol.IsReady), null, options.Patience + options.ReadyWithin, Timeout.InfiniteTimeSpan);
        try
        {
            while (true)
            {
                var message = await socket.ReceiveAsync(_end.Token);
                if (message.Text is not { } text)
                {
                    return message.CloseCode;
                }

                Understand(text);
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            lock (_gate)
            {
                _heartbeat?.Dispose();
                _isLeaving = true;
            }

            _end.Cancel();
        }
    }

    public void Dispose()
    {
        _end.Dispose();
        _sending.Dispose();
    }

    private void Understand(ReadOnlyMemory<byte> text)
    {
        if (GatewayFrame.Read(text.Span) is not { } frame)
        {
            Unreadable(text.Length);
            return;
        }

        IReadOnlyList<GatewayMove> moves;
        lock (_gate)
        {
            moves = protocol.Receive(frame);
        }

        foreach (var move in moves)
        {
            Do(move);
        }
    }

    /// <summary>Nothing is awaited: what is sent must not hold up what is received.</summary>
    private void Do(GatewayMove move)
    {
        switch (move)
        {
            case GatewayMove.StartBeating(var interval):
                StartBeating(interval);
                break;
            case GatewayMove.Beat(var sequence):
                _ = SendAsync(GatewayPayload.Beat(sequence), isBeat: true);
                break;
            case GatewayMove.Identify:
                Happened(move);
                _ = SendAsync(GatewayPayload.Identify(options), isBeat: false);
                break;
            case GatewayMove.Resume(var session, var sequence):
                _ = SendAsync(GatewayPayload.Resume(options.Token, session, sequence), isBeat: false);
                break;
            case GatewayMove.Leave(var code):
                _ = LeaveAsync(code);
                break;
            default:
                Happened(move);
                break;
        }
    }

    private void StartBeating(TimeSpan interval)
    {
        lock (_gate)
        {
            _heartbeat?.Dispose();
            _heartbeat = _isLeaving ? null : time.CreateTimer(_ => Beat(), null, interval * dice.NextDouble(), interval);
        }
    }

    private void Beat()
    {
        GatewayMove move;
        lock (_gate)
        {
            if (_isLeaving)
            {
                return;
            }

            move = protocol.BeatDue();
        }

        Do(move);
    }

    private void Expect(Func<bool> hasCome)
    {
        GatewayMove move;
        lock (_gate)
        {
            if (_isLeaving || hasCome())
            {
                return;
            }

            move = protocol.Overdue();
        }

        Do(move);
    }

    private async Task<bool> SendAsync(byte[] payload, bool isBeat)
    {
        try
        {
            if (payload.Length > GatewayPayload.Longest || !await MayAsync(isBeat))
            {
                return false;
            }

            // A socket takes one message at a time. Each is small: a beat waits here only for one that the network does not take, and
            // then the missing answer ends the connection.
            await _sending.WaitAsync(_end.Token);
            try
            {
                return await socket.SendAsync(payload, _end.Token);
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    private async Task<bool> MayAsync(bool isBeat)
    {
        while (true)
        {
            TimeSpan wait;
            lock (_gate)
            {
                wait = isBeat ? TimeSpan.Zero : _budget.Wait();
                if (wait == TimeSpan.Zero)
                {
                    return _budget.TryUse();
                }
            }

            await Task.Delay(wait, time, _end.Token);
        }
    }

    private async Task LeaveAsync(int code)
    {
        lock (_gate)
        {
            if (_isLeaving)
            {
                return;
            }

            _isLeaving = true;
            _heartbeat?.Dispose();
        }

        using var patience = new CancellationTokenSource(LastWords, time);
        try
        {
            await socket.CloseAsync(code, patience.Token);
            await Task.Delay(LastWords, time, _end.Token);
            _end.Cancel();
        }
        catch (OperationCanceledException)
        {
            TryEnd();
        }
        catch (ObjectDisposedException)
        {
            // The connection ended by itself meanwhile.
        }
    }

    private void TryEnd()
    {
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It answered, and all is over.
        }
    }
}
