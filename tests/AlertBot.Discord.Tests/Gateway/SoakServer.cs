using System.Text.Json;
using System.Threading.Channels;
using AlertBot.Discord.Client.Gateway;

namespace AlertBot.Discord.Tests.Gateway;

/// <summary>
/// Discord's gateway in memory, for a week in seconds: sessions with replay, and all the ways in which it fails, drawn by lot. Keeps what
/// it told and to whom.
/// </summary>
internal sealed class SoakServer(TestClock clock, Random dice)
{
    private const int Heartbeat = 41_250;

    private readonly List<Session> _sessions = [];
    private Link? _link;
    private bool _isDown;
    private bool _dropsNextResume;

    /// <summary>When sessions began.</summary>
    public List<DateTimeOffset> Identifies { get; } = [];

    public int Resumes { get; private set; }

    public int Troubles { get; private set; }

    public int Beats { get; private set; }

    /// <summary>Ids of interactions that were told to a session that Discord did not take away before they could be heard.</summary>
    public HashSet<string> Owed { get; } = [];

    private DateTimeOffset Now => clock.GetUtcNow();

    public IGatewaySocket Socket() => new Link(this);

    /// <summary>The client has handled it.</summary>
    public void Heard(string id) => _sessions.ForEach(session => session.Unheard.Remove(id));

    public Task RunAsync() => Task.WhenAll(PeopleAsync(), TroubleAsync());

    /// <summary>Somebody uses a command every few minutes, connected or not.</summary>
    private async Task PeopleAsync()
    {
        for (var number = 1; ; number++)
        {
            await Task.Delay(TimeSpan.FromSeconds(30 + (dice.NextDouble() * 300)), clock);
            if (_sessions.LastOrDefault() is { IsLost: false } session)
            {
                var id = $"{number}";
                session.Tell("INTERACTION_CREATE", new { id });
                Owed.Add(id);
                session.Unheard.Add(id);
            }
        }
    }

    private async Task TroubleAsync()
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromMinutes(2 + (dice.NextDouble() * 40)), clock);
            Troubles++;
            switch (dice.Next(10))
            {
                case 0:
                    _link?.Send(new { op = 7 });
                    break;
                case 1:
                    _link?.Send(new { op = 9, d = true });
                    break;
                case 2:
                    Lose();
                    _link?.Send(new { op = 9, d = false });
                    break;
                case 3:
                    _link?.Close(4000);
                    break;
                case 4:
                    _link?.Close(null);
                    break;
                case 5:
                    _link?.Close(1001);
                    break;
                case 6:
                    Lose();
                    _link?.Close(4009);
                    break;
                case 7:
                    // Falls silent: nothing is acknowledged any more.
                    if (_link is { } link)
                    {
                        link.IsSilent = true;
                    }

                    break;
                case 8:
                    await OutageAsync();
                    break;
                default:
                    _link?.DropsAtResume();
                    _link?.Close(null);
                    break;
            }
        }
    }

    private async Task OutageAsync()
    {
        _isDown = true;
        _link?.Close(null);
        await Task.Delay(TimeSpan.FromMinutes(1 + (dice.NextDouble() * 20)), clock);
        _isDown = false;
    }

    /// <summary>Discord forgets the session: what was not heard by then cannot be asked of anybody.</summary>
    private void Lose()
    {
        if (_sessions.LastOrDefault() is { IsLost: false } session)
        {
            session.IsLost = true;
            Owed.ExceptWith(session.Unheard);
        }
    }

    private sealed class Session(string id)
    {
        private readonly List<byte[]> _told = [];

        public string Id => id;

        public bool IsLost { get; set; }

        public Link? Link { get; set; }

        public HashSet<string> Unheard { get; } = [];

        public IEnumerable<byte[]> After(int sequence) => _told.Skip(sequence);

        public void Tell(string name, object data)
        {
            var message = JsonSerializer.SerializeToUtf8Bytes(new { op = 0, t = name, s = _told.Count + 1, d = data });
            _told.Add(message);
            Link?.Send(message);
        }
    }

    private sealed class Link(SoakServer server) : IGatewaySocket
    {
        private readonly Channel<GatewayMessage> _toClient = Channel.CreateUnbounded<GatewayMessage>();
        private Session? _session;

        public bool IsSilent { get; set; }

        public void DropsAtResume() => server._dropsNextResume = true;

        public Task<bool> ConnectAsync(Uri address, CancellationToken cancellationToken)
        {
            if (server._isDown)
            {
                return Task.FromResult(false);
            }

            server._link = this;
            Send(new { op = 10, d = new { heartbeat_interval = Heartbeat } });
            return Task.FromResult(true);
        }

        public Task<bool> SendAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken)
        {
            var message = JsonElement.Parse(text.Span);
            switch (message.GetProperty("op").GetInt32())
            {
                case 1:
                    server.Beats++;
                    Send(new { op = 11 });
                    break;
                case 2:
                    Identify();
                    break;
                case 6:
                    Resume(message.GetProperty("d"));
                    break;
            }

            return Task.FromResult(true);
        }

        public async Task<GatewayMessage> ReceiveAsync(CancellationToken cancellationToken) => await _toClient.Reader.ReadAsync(cancellationToken);

        public Task CloseAsync(int code, CancellationToken cancellationToken)
        {
            Assert.NotEqual(1000, code);
            Close(IsSilent ? null : 1000);
            return Task.CompletedTask;
        }

        public void Dispose() => Detach();

        public void Send(object message) => Send(JsonSerializer.SerializeToUtf8Bytes(message));

        public void Send(byte[] message)
        {
            if (!IsSilent)
            {
                _toClient.Writer.TryWrite(new GatewayMessage(message, null));
            }
        }

        public void Close(int? code)
        {
            Detach();
            _toClient.Writer.TryWrite(GatewayMessage.Closed(code));
        }

        private void Detach()
        {
            if (_session is { } session && session.Link == this)
            {
                session.Link = null;
            }

            if (server._link == this)
            {
                server._link = null;
            }
        }

        private void Identify()
        {
            server.Identifies.Add(server.Now);
            server.Lose();
            _session = new Session($"s{server.Identifies.Count}") { Link = this };
            server._sessions.Add(_session);
            _session.Tell("READY", new { session_id = _session.Id, resume_gateway_url = "wss://resume.example.com" });
        }

        private void Resume(JsonElement data)
        {
            server.Resumes++;
            var session = server._sessions.Find(s => s.Id == data.GetProperty("session_id").GetString() && !s.IsLost);
            if (server._dropsNextResume)
            {
                server._dropsNextResume = false;
                Close(null);
            }
            else if (session is null)
            {
                Send(new { op = 9, d = false });
            }
            else
            {
                _session = session;
                foreach (var missed in session.After(data.GetProperty("seq").GetInt32()))
                {
                    Send(missed);
                }

                session.Link = this;
                session.Tell("RESUMED", new { });
            }
        }
    }
}
