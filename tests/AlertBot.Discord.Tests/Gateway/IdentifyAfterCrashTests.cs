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
        var notes = new IdentifyNotes(_notes);
        var begun = new List<DateTimeOffset>();
        for (var life = 1; life <= 4; life++)
        {
            _bench.Begin(memory: notes);
            await (life == 1 ? _bench.UntilAsync(IsReady) : _bench.PassUntilAsync(IsReady));
            begun.Add((await notes.LastAsync(TestContext.Current.CancellationToken))!.Value);
            await _bench.DieAsync();
        }

        Assert.All(begun.Zip(begun.Skip(1)), pair => Assert.InRange((pair.Second - pair.First).TotalSeconds, 6, 60));
        Assert.Equal(4, _bench.Identities.Count);

        bool IsReady() => _bench.Health.Stage == GatewayStage.Ready;
    }
}
