using System.Text.Json;

namespace AlertBot.Fakes.Discord;

/// <summary>A session of the gateway: outlives its connection, and keeps what was told for whoever resumes.</summary>
internal sealed class GatewaySession(string id) : IDisposable
{
    private readonly SemaphoreSlim _order = new(1, 1);
    private readonly List<byte[]> _told = [];
    private GatewayPeer? _peer;

    public string Id => id;

    public long Sequence => _told.Count;

    public void Dispose() => _order.Dispose();

    public async Task AttachAsync(GatewayPeer peer, long after)
    {
        await _order.WaitAsync();
        try
        {
            foreach (var missed in _told.Skip((int)after).ToList())
            {
                await peer.SendAsync(missed);
            }

            _peer = peer;
        }
        finally
        {
            _order.Release();
        }
    }

    public void Detach(GatewayPeer peer)
    {
        if (ReferenceEquals(_peer, peer))
        {
            _peer = null;
        }
    }

    public async Task TellAsync(string name, object data)
    {
        await _order.WaitAsync();
        try
        {
            var message = JsonSerializer.SerializeToUtf8Bytes(new { op = 0, t = name, s = _told.Count + 1, d = data });
            _told.Add(message);
            if (_peer is { } peer)
            {
                await peer.SendAsync(message);
            }
        }
        finally
        {
            _order.Release();
        }
    }
}
