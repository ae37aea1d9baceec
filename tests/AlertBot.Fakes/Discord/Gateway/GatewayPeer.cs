using System.Net.WebSockets;
using System.Text.Json;

namespace AlertBot.Fakes.Discord;

/// <summary>One connection to the gateway, seen from Discord's side.</summary>
internal sealed class GatewayPeer(FakeGateway gateway, WebSocket socket, GatewayManners manners, string path) : IDisposable
{
    private const int LongestMessage = 4_096;
    private const int MostMessages = 120;
    private const int KnownIntents = (1 << 29) - 1;
    private const int PrivilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);

    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly Queue<DateTimeOffset> _received = [];

    public GatewaySession? Session { get; private set; }

    /// <summary>The order of sending is not given up: somebody may still be waiting for it.</summary>
    public void Dispose() => socket.Abort();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (manners.ReconnectsBeforeHello)
            {
                await SendAsync(new { op = 7, d = (object?)null });
            }

            if (manners.SaysHello)
            {
                await SendAsync(new { op = 10, d = new { heartbeat_interval = (int)(manners.HeartbeatInterval ?? gateway.HeartbeatInterval).TotalMilliseconds, _trace = Array.Empty<string>() } });
            }

            while (await ReceiveAsync(cancellationToken) is { } message)
            {
                await UnderstandAsync(message);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client is gone.
        }
        finally
        {
            Session?.Detach(this);
        }
    }

    public Task SendAsync(object message) => SendAsync(JsonSerializer.SerializeToUtf8Bytes(message));

    public async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync();
        try
        {
            var size = manners.Fragments > 0 ? manners.Fragments : message.Length;
            for (var at = 0; at < message.Length; at += size)
            {
                var part = message.AsMemory(at, Math.Min(size, message.Length - at));
                await socket.SendAsync(part, WebSocketMessageType.Text, at + size >= message.Length, CancellationToken.None);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or InvalidOperationException or IOException)
        {
            // The client is gone: its session keeps the message.
        }
        finally
        {
            _sending.Release();
        }
    }

    public async Task CloseAsync(int? code)
    {
        if (code is not { } number)
        {
            socket.Abort();
            return;
        }

        await _sending.WaitAsync();
        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)number, "", CancellationToken.None);
        }
        catch (Exception fault) when (fault is WebSocketException or InvalidOperationException or IOException)
        {
            // The client was quicker.
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task<byte[]?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestMessage * 4];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await GoodbyeAsync();
                return null;
            }

            length += part.Count;
            if (length > LongestMessage)
            {
                gateway.Violated($"a message of {length} bytes was sent to the gateway");
                await CloseAsync(4002);
                return null;
            }

            if (part.EndOfMessage)
            {
                return buffer[..length];
            }
        }
    }

    private async Task GoodbyeAsync()
    {
        var code = (int?)socket.CloseStatus ?? 0;
        gateway.Goodbyes.Enqueue(code);
        if (code is 1000 or 1001 && Session is { } session)
        {
            gateway.End(session);
        }

        await CloseAsync(1000);
    }

    private async Task UnderstandAsync(byte[] message)
    {
        var now = gateway.Time.GetUtcNow();
        _received.Enqueue(now);
        while (now - _received.Peek() > TimeSpan.FromSeconds(60))
        {
            _received.Dequeue();
        }

        if (_received.Count > MostMessages)
        {
            gateway.Violated("more than 120 messages in a minute were sent to the gateway");
            await CloseAsync(4008);
            return;
        }

        if (!TryParse(message, out var json) || !json.TryGetProperty("op", out var op))
        {
            gateway.Violated("what is no message was sent to the gateway");
            await CloseAsync(4002);
            return;
        }

        var data = json.TryGetProperty("d", out var d) ? d : default;
        await (op.GetInt32() switch
        {
            1 => BeatAsync(data),
            2 => IdentifyAsync(data),
            3 => Task.CompletedTask,
            6 => ResumeAsync(data),
            var other => WrongAsync(4001, $"op {other} was sent to the gateway"),
        });
    }

    private async Task BeatAsync(JsonElement sequence)
    {
        gateway.Beaten();
        if (sequence.ValueKind is not (JsonValueKind.Null or JsonValueKind.Number))
        {
            await WrongAsync(4002, "a heartbeat carries the last sequence or null");
        }
        else if (manners.Acknowledges)
        {
            await SendAsync(new { op = 11 });
            gateway.Acknowledge();
        }
    }

    private async Task IdentifyAsync(JsonElement data)
    {
        if (Session is not null)
        {
            await WrongAsync(4005, "identified twice");
            return;
        }

        var isInTime = gateway.MayIdentify();
        gateway.Identities.Enqueue(new GatewayIdentity(false, null, null, path, gateway.Time.GetUtcNow()));
        if (Refused(data) is { } code)
        {
            await CloseAsync(code);
            return;
        }

        if (!isInTime)
        {
            gateway.Violated("identified again within five seconds");
            await SendAsync(new { op = 9, d = false });
            return;
        }

        if (await MisbehavesAsync())
        {
            return;
        }

        var session = Session = gateway.Begin();
        await session.AttachAsync(this, 0);
        await session.TellAsync("READY", GatewayReady.Of(gateway, session, manners));
        foreach (var guild in gateway.Guilds.ToList())
        {
            await session.TellAsync("GUILD_CREATE", DiscordObjects.GuildCreate(guild));
        }
    }

    private int? Refused(JsonElement data)
    {
        if (!data.TryGetProperty("properties", out var properties) || !properties.TryGetProperty("os", out _))
        {
            gateway.Violated("identify carries the properties os, browser and device");
            return 4002;
        }

        var intents = data.TryGetProperty("intents", out var given) && given.TryGetInt32(out var bits) ? bits : -1;
        return data.GetProperty("token").GetString() != gateway.Token ? 4004
            : intents < 0 || (intents & ~KnownIntents) != 0 ? 4013
            : (intents & PrivilegedIntents) != 0 ? 4014
            : null;
    }

    private async Task ResumeAsync(JsonElement data)
    {
        var id = data.TryGetProperty("session_id", out var given) ? given.GetString() : null;
        var sequence = data.TryGetProperty("seq", out var last) && last.TryGetInt64(out var number) ? number : 0;
        gateway.Identities.Enqueue(new GatewayIdentity(true, id, sequence, path, gateway.Time.GetUtcNow()));
        if (data.GetProperty("token").GetString() != gateway.Token)
        {
            await CloseAsync(4004);
            return;
        }

        if (await MisbehavesAsync())
        {
            return;
        }

        if (gateway.Find(id) is not { } session)
        {
            await SendAsync(new { op = 9, d = false });
            return;
        }

        if (sequence > session.Sequence)
        {
            await CloseAsync(4007);
            return;
        }

        Session = session;
        await session.AttachAsync(this, sequence);
        await session.TellAsync("RESUMED", new { _trace = Array.Empty<string>() });
    }

    /// <returns>True when that was the answer.</returns>
    private async Task<bool> MisbehavesAsync()
    {
        if (manners.Invalid is { } mayResume)
        {
            await SendAsync(new { op = 9, d = mayResume });
        }
        else if (manners.Closes is { } code)
        {
            await CloseAsync(code == 0 ? null : code);
        }

        return !manners.Answers || manners.Invalid is not null || manners.Closes is not null;
    }

    private async Task WrongAsync(int code, string what)
    {
        gateway.Violated(what);
        await CloseAsync(code);
    }

    private static bool TryParse(byte[] message, out JsonElement json)
    {
        try
        {
            json = JsonElement.Parse(message);
            return json.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }
}
