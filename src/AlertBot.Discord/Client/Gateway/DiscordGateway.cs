using Microsoft.Extensions.Logging;

namespace AlertBot.Discord.Client.Gateway;

/// <summary>
/// Keeps one session with Discord's gateway: connects, identifies or resumes, reconnects with back-off, and gives up only where a person
/// has to act. Whether this process may connect at all is decided by whoever runs it. Cancelling closes the session.
/// </summary>
internal sealed partial class DiscordGateway(DiscordRest rest, GatewayOptions options, TimeProvider time, ILogger log, Func<IGatewaySocket>? sockets = null, Random? dice = null, IIdentifyMemory? memory = null)
{
    private static readonly TimeSpan ShortestSettle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSettle = TimeSpan.FromSeconds(5);

    private readonly Random _dice = dice ?? Random.Shared;
    private readonly Func<IGatewaySocket> _sockets = sockets ?? (() => new GatewaySocket());
    private volatile GatewayHealth _health = new(GatewayStage.Off, null, time.GetUtcNow());

    public GatewayHealth Health => _health;

    /// <summary>Returns when cancelled, or when Discord refuses for good; <see cref="Health"/> then says why.</summary>
    /// <param name="handle">Called for each event, off the receive loop and not one after the other.</param>
    public async Task RunAsync(Func<GatewayEvent, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var events = new GatewayEvents(handle, log);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var handling = events.RunAsync(end.Token);
        try
        {
            await KeepAsync(events, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Report(GatewayStage.Off, null);
        }
        finally
        {
            end.Cancel();
            await handling;
        }
    }

    private async Task KeepAsync(GatewayEvents events, CancellationToken cancellationToken)
    {
        var protocol = new GatewayProtocol();
        var backoff = new GatewayBackoff(_dice);
        var limit = new IdentifyLimit(time);
        var directory = new GatewayDirectory(rest, options, limit);
        Report(GatewayStage.Connecting, null);
        if (memory is not null && await memory.LastAsync(cancellationToken) is { } last)
        {
            limit.Remember(time.GetUtcNow() - last);
        }

        while (true)
        {
            if (await AddressAsync(protocol, directory, limit, cancellationToken) is { } address)
            {
                var held = await ConnectAsync(address, protocol, directory, limit, events, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                if (held)
                {
                    backoff.Reset();
                }

                if (held && protocol.Plan.IsAsked)
                {
                    continue;
                }
            }

            if (_health.Stage == GatewayStage.Failed)
            {
                return;
            }

            await Task.Delay(Pause(protocol.Plan, backoff.Next()), time, cancellationToken);
        }
    }

    /// <summary>Null when there is none to connect to now.</summary>
    private async Task<Uri?> AddressAsync(GatewayProtocol protocol, GatewayDirectory directory, IdentifyLimit limit, CancellationToken cancellationToken)
    {
        if (protocol.Plan is GatewayPlan.ResumeSession { Address: { } session })
        {
            return session;
        }

        var (address, instead) = await directory.FindAsync(cancellationToken);
        if (address is null)
        {
            NotFound(instead);
            return null;
        }

        if (protocol.Plan is GatewayPlan.NewSession && limit.Wait() is var wait && wait > TimeSpan.Zero)
        {
            if (wait > TimeSpan.FromMinutes(1))
            {
                Report(GatewayStage.Connecting, $"So many sessions were begun that Discord would reset the bot's token: the next one waits {(int)wait.TotalMinutes} minutes. Commands on Discord rest until then; look for restarts.");
                LogMustWait(wait);
            }

            await Task.Delay(wait, time, cancellationToken);
        }

        if (protocol.Plan is GatewayPlan.NewSession && memory is not null)
        {
            // Before it happens: whoever dies in between has waited for nothing, and has begun nothing that nobody knows of.
            await memory.NoteAsync(time.GetUtcNow(), cancellationToken);
        }

        return address;
    }

    private void NotFound(DiscordAnswer? instead)
    {
        if (instead is DiscordAnswer.TokenRefused)
        {
            Fail(GatewayCloseCode.Refusal(4004)!);
            return;
        }

        Report(GatewayStage.Connecting, "Discord does not say where its gateway is: it is asked again.");
    }

    /// <returns>True when the session lasted.</returns>
    private async Task<bool> ConnectAsync(Uri address, GatewayProtocol protocol, GatewayDirectory directory, IdentifyLimit limit, GatewayEvents events, CancellationToken cancellationToken)
    {
        using var socket = _sockets();
        if (!await TryConnectAsync(socket, address, cancellationToken))
        {
            directory.Forget();
            protocol.Unreachable();
            Report(GatewayStage.Connecting, "Discord's gateway cannot be reached: it is tried again.");
            return false;
        }

        protocol.Opened();
        long? readyAt = null;
        using var connection = new GatewayConnection(socket, protocol, options, time, _dice)
        {
            Happened = move =>
            {
                switch (move)
                {
                    case GatewayMove.Identify:
                        limit.Sent();
                        break;
                    case GatewayMove.Ready ready:
                        readyAt = time.GetTimestamp();
                        Report(GatewayStage.Ready, null);
                        LogReady(ready.IsResumed ? "resumed" : "new");
                        break;
                    case GatewayMove.Tell(var name, var data):
                        events.Tell(new GatewayEvent(name, data, time.GetTimestamp()));
                        break;
                }
            },
            Unreadable = LogUnreadable,
        };
        var code = await connection.RunAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (protocol.Closed(code) is GatewayPlan.Stop { Refusal: var refusal })
        {
            Fail(refusal);
            return false;
        }

        LogClosed(code ?? 0, protocol.Plan.GetType().Name);
        Report(GatewayStage.Connecting, "The connection to Discord's gateway was lost: it is made anew.");
        return readyAt is { } at && time.GetElapsedTime(at) >= options.HeldAfter;
    }

    private async Task<bool> TryConnectAsync(IGatewaySocket socket, Uri address, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await socket.ConnectAsync(GatewayDirectory.WithQuery(address), either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private TimeSpan Pause(GatewayPlan plan, TimeSpan backoff)
    {
        if (plan is not GatewayPlan.NewSession { IsRefused: true })
        {
            return backoff;
        }

        var settle = ShortestSettle + ((LongestSettle - ShortestSettle) * _dice.NextDouble());
        return settle > backoff ? settle : backoff;
    }

    private void Fail(GatewayRefusal refusal)
    {
        Report(GatewayStage.Failed, refusal.Remedy);
        LogRefused(refusal.CloseCode, refusal.Remedy);
    }

    private void Report(GatewayStage stage, string? sentence) => _health = new GatewayHealth(stage, sentence, time.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to Discord's gateway, session {Session}")]
    private partial void LogReady(string session);

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord's gateway closed the connection (code {Code}); next: {Plan}")]
    private partial void LogClosed(int code, string plan);

    [LoggerMessage(Level = LogLevel.Error, Message = "Discord's gateway refuses for good (code {Code}), commands on Discord do not work: {Remedy}")]
    private partial void LogRefused(int code, string remedy);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message of {Length} bytes from Discord's gateway cannot be read and is skipped")]
    private partial void LogUnreadable(int length);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Too many sessions were begun with Discord's gateway: the next one waits {Wait}")]
    private partial void LogMustWait(TimeSpan wait);
}
