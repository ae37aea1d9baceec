using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AlertBot.Fakes.Discord;

/// <summary>
/// Discord's gateway over real web sockets: sessions that outlive connections, replay on resume, limits, and every way to misbehave. What
/// a client does wrong closes the connection as Discord does, and is written down.
/// </summary>
public sealed class FakeGateway(string token, TimeProvider time, ConcurrentQueue<string> violations)
{
    public const string Path = "/gateway";
    public const string ResumePath = "/gateway/resume";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, GatewaySession> _sessions = [];
    private readonly List<GatewayPeer> _peers = [];
    private int _lastSession;

    /// <summary>Of the next connections, in their order; the others get <see cref="Manners"/>.</summary>
    public ConcurrentQueue<GatewayManners> Next { get; } = [];

    public GatewayManners Manners { get; set; } = GatewayManners.Good;

    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(41.25);

    /// <summary>The shortest time between two identifies; quicker ones are refused with op 9.</summary>
    public TimeSpan IdentifySpacing { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The servers that the bot is on.</summary>
    public List<FakeGuild> Guilds { get; } = [];

    public ConcurrentQueue<GatewayIdentity> Identities { get; } = [];

    /// <summary>The close codes that clients said goodbye with; 0 for none.</summary>
    public ConcurrentQueue<int> Goodbyes { get; } = [];

    public int Connections { get; private set; }

    public int Beats { get; private set; }

    /// <summary>Beats whose answers are on their way.</summary>
    public int Acknowledged { get; private set; }

    public bool IsConnected => Peers().Any(peer => peer.Session is not null);

    internal Uri Address { get; set; } = null!;

    internal Uri ResumeAddress => new UriBuilder(Address) { Scheme = "ws", Path = ResumePath }.Uri;

    internal string Token => token;

    internal TimeProvider Time => time;

    /// <summary>Something happened: told to every session, kept for those that are away.</summary>
    public async Task DispatchAsync(string name, object data)
    {
        GatewaySession[] sessions;
        lock (_gate)
        {
            sessions = [.. _sessions.Values];
        }

        foreach (var session in sessions)
        {
            await session.TellAsync(name, data);
        }
    }

    /// <summary>An op without data, such as 1 or 7, to every connection.</summary>
    public Task SendAsync(int op, object? data = null) => EachAsync(peer => peer.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { op, d = data })));

    /// <summary>Anything at all.</summary>
    public Task SendAsync(byte[] message) => EachAsync(peer => peer.SendAsync(message));

    /// <param name="code">Null breaks the connections without a word.</param>
    public Task CloseAsync(int? code) => EachAsync(peer => peer.CloseAsync(code));

    /// <summary>No session is known any more, as after an outage of Discord.</summary>
    public void ForgetSessions()
    {
        lock (_gate)
        {
            _sessions.Clear();
        }
    }

    internal async Task<bool> AcceptAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Path))
        {
            return false;
        }

        if (context.Request.Query["v"] != "10" || context.Request.Query["encoding"] != "json")
        {
            Violated($"the gateway was asked for {context.Request.QueryString}");
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var peer = new GatewayPeer(this, socket, Next.TryDequeue(out var manners) ? manners : Manners, context.Request.Path.Value ?? "");
        lock (_gate)
        {
            Connections++;
            _peers.Add(peer);
        }

        await peer.RunAsync(context.RequestAborted);
        lock (_gate)
        {
            _peers.Remove(peer);
        }

        return true;
    }

    internal void Violated(string what) => violations.Enqueue(what);

    internal void Beaten()
    {
        lock (_gate)
        {
            Beats++;
        }
    }

    internal void Acknowledge()
    {
        lock (_gate)
        {
            Acknowledged++;
        }
    }

    internal GatewaySession Begin()
    {
        lock (_gate)
        {
            var session = new GatewaySession($"session-{++_lastSession}");
            _sessions[session.Id] = session;
            return session;
        }
    }

    internal GatewaySession? Find(string? session)
    {
        lock (_gate)
        {
            return session is null ? null : _sessions.GetValueOrDefault(session);
        }
    }

    internal void End(GatewaySession session)
    {
        lock (_gate)
        {
            _sessions.Remove(session.Id);
        }
    }

    /// <returns>False when it came too soon after the one before.</returns>
    internal bool MayIdentify()
    {
        var last = Identities.LastOrDefault(identity => !identity.IsResume);
        return last is null || time.GetUtcNow() - last.At >= IdentifySpacing;
    }

    private async Task EachAsync(Func<GatewayPeer, Task> what) => await Task.WhenAll(Peers().Select(what));

    private GatewayPeer[] Peers()
    {
        lock (_gate)
        {
            return [.. _peers];
        }
    }
}
