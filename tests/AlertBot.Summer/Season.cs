using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat;
using AlertBot.Chat.Delivery;
using AlertBot.Demo;
using AlertBot.Simulation;
using AlertBot.Storage;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Publishers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Summer;

/// <summary>
/// The recorded summer through the real stages over a store that stays. The clock is a file: it stands for the time of day, which goes
/// on whatever becomes of the process. Everything else that a restart finds is in the store.
/// </summary>
internal sealed class Season(string folder, Platforms platforms) : IAsyncDisposable
{
    /// <summary>Meets the hours at which the three readers want their reminders.</summary>
    private static readonly Duration Step = Duration.FromHours(3);

    /// <summary>Between two messages in a chat.</summary>
    private static readonly Duration Moment = Duration.FromMilliseconds(1_100);

    private readonly WallClock _wall = new(Path.Combine(folder, "clock"), DemoScript.Start);
    private readonly ImmutableArray<Arrival> _arrivals = Arrival.All();
    private ServiceProvider? _services;

    public async Task LiveAsync(Instant until, CancellationToken cancellationToken)
    {
        var clock = new SimulatedClock(_wall.Now);
        var services = _services = Services(clock);
        await PrepareAsync(services, cancellationToken);
        var (deliver, counting) = (services.GetRequiredService<DeliverAlerts>(), new Counting(Path.Combine(folder, "summer.db")));
        var newsstand = ActivatorUtilities.CreateInstance<Newsstand>(services, _arrivals, counting);
        await ActivatorUtilities.CreateInstance<SimulatedRun>(services, clock).RunAsync(
            SimulatedRun.Moments(DemoScript.Start, until, Step, _arrivals.Select(a => a.At)).Where(m => m > clock.Now).Prepend(clock.Now).ToList(),
            async token =>
            {
                _wall.Show(clock.Now);
                await newsstand.BringInAsync(clock.Now, token);
            },
            token => SendOutAsync(clock, deliver, counting, token),
            cancellationToken);
    }

    /// <summary>Seconds go by until the platforms have taken all that is due.</summary>
    private async Task SendOutAsync(SimulatedClock clock, DeliverAlerts deliver, Counting counting, CancellationToken cancellationToken)
    {
        while (await deliver.RunOnceAsync(cancellationToken) > 0 || await counting.DueAsync(clock.Now, cancellationToken) > 0)
        {
            clock.MoveTo(clock.Now + Moment);
            _wall.Show(clock.Now);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }
    }

    private ServiceProvider Services(SimulatedClock clock) => platforms.AddTo(new ServiceCollection(), clock)
        .AddLogging()
        .AddSingleton<TimeProvider>(clock)
        .AddSingleton(new ItemReader(new DossierCatalog(DossierCatalog.Embedded().Dossiers.Where(d => d.Id == DemoScript.Dossier))))
        .AddSingleton(new PublisherCatalog(DemoScript.Feeds.Select(f => new Publisher(f.Publisher, f.Title) { StateMedia = f.StateMedia ? "a government" : null })))
        .AddSqliteStorage(Path.Combine(folder, "summer.db"))
        .AddAlerts(Duration.FromHours(48), reminderHour: 9)
        .AddChat()
        .BuildServiceProvider();

    /// <summary>As the worker does at its start.</summary>
    private static async Task PrepareAsync(ServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
        await services.GetRequiredService<ISubscriptionStore>().ReplaceAsync([.. Platforms.Subscriptions], cancellationToken);
        await services.GetRequiredService<IOutboxStore>().ReleaseClaimsAsync(cancellationToken);
        await services.GetRequiredService<IFeedList>().ReplaceAsync([new ConfiguredFeed(new Uri("file:///summer"), "file", null, null, Duration.FromHours(1))], cancellationToken);
        await services.GetRequiredService<IFeedList>().ReleaseClaimsAsync(cancellationToken);
    }
}
