using AlertBot.Discord.Client.Gateway;
using AlertBot.Discord.Receiving;

namespace AlertBot.Discord.Tests.Gateway;

/// <summary>A process that dies and is started again and again begins no more sessions than one that lives.</summary>
public sealed class IdentifyAfterCrashTests : IAsyncLifetime
{
    private readonly KeptNotes _notes = new();
    private readonly GatewayBench _bench = new();

    public ValueTask InitializeAsync() => new(_bench.Server.StartAsync(TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task However_often_it_dies_sessions_begin_six_seconds_apart()
    {
        for (var life = 1; life <= 4; life++)
        {
            var before = _bench.Time.GetUtcNow();
            _bench.Begin(memory: new IdentifyNotes(_notes));
            await (life == 1 ? _bench.UntilAsync(IsReady) : _bench.PassUntilAsync(IsReady));
            Assert.InRange((_bench.Time.GetUtcNow() - before).TotalSeconds, life == 1 ? 0 : 5.9, 60);
            await _bench.DieAsync();
        }

        Assert.Equal(4, _bench.Identities.Count);

        bool IsReady() => _bench.Health.Stage == GatewayStage.Ready;
    }
}
