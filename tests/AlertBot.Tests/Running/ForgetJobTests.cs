using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Running;
using AlertBot.Settings;
using AlertBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlertBot.Tests.Running;

public sealed class ForgetJobTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2025, 7, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"alertbot-{Guid.NewGuid():N}.db");
    private readonly FakeTimeProvider _clock = new(Now);
    private ServiceProvider _services = null!;

    private IDestinationStore Destinations => _services.GetRequiredService<IDestinationStore>();

    public async ValueTask InitializeAsync()
    {
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock).AddSqliteStorage(_file, scratch: true).BuildServiceProvider();
        await _services.GetRequiredService<IStoreSetup>().MigrateAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        File.Delete(_file);
    }

    [Fact]
    public async Task What_a_removed_destination_had_set_is_gone_after_30_days_as_privacy_promises_however_many_there_are()
    {
        var addresses = Enumerable.Range(1, 101).Select(i => new DestinationAddress("telegram", $"-{i}")).ToList();
        var note = new ChangeNote("telegram", "7", "unsubscribe", Instant.FromDateTimeOffset(Now));
        foreach (var address in addresses)
        {
            await Destinations.SaveAsync(new DestinationOrders(new Destination(0, address.Value, "telegram", address.Value, "uk", DateTimeZone.Utc, null, null), []), note, CancellationToken.None);
            await Destinations.RemoveAsync(address, note, CancellationToken.None);
        }

        await RunAfterAsync(29);
        Assert.NotNull(await Destinations.FindAsync(addresses[0], CancellationToken.None));

        await RunAfterAsync(2);
        foreach (var address in addresses)
        {
            Assert.Null(await Destinations.FindAsync(address, CancellationToken.None));
        }
    }

    private async Task RunAfterAsync(int days)
    {
        _clock.Advance(TimeSpan.FromDays(days));
        var job = new ForgetJob(Destinations, _services.GetRequiredService<IItemRetention>(), new RetentionSettings(), _clock, new JobTroubles(NullLogger<JobTroubles>.Instance), NullLogger<ForgetJob>.Instance);
        await job.Execute(null!, CancellationToken.None);
    }
}
