using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Polling;
using AlertBot.Running;
using AlertBot.Settings;
using AlertBot.Simulation;
using AlertBot.Storage;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Publishers;
using NodaTime;
using Spectre.Console;

namespace AlertBot.Demo;

/// <summary>
/// Plays the summer of 2025: the recorded feeds over real HTTP, every stage as <c>run</c> has it, only the clock is simulated. Whoever
/// looks at the console sees what a subscriber would have received.
/// </summary>
internal sealed class DemoRun(IAnsiConsole console, string language) : IAsyncDisposable
{
    /// <summary>How often feeds are looked at between the moments at which something happens. Divides the day, so that 9 and 12 o'clock are met.</summary>
    private static readonly Duration Step = Duration.FromHours(3);

    private readonly SimulatedClock _clock = new(DemoScript.Start);
    private readonly ScratchStore _file = new();

    public async Task<DemoReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var server = new DemoFeedServer(_clock, DemoScript.Feeds);
        await server.StartAsync(cancellationToken);
        await using var services = Services();
        await PrepareAsync(services, server, cancellationToken);
        var (poller, deliver) = (services.GetRequiredService<FeedPoller>(), services.GetRequiredService<DeliverAlerts>());
        var polled = new List<PollSummary>();
        await ActivatorUtilities.CreateInstance<SimulatedRun>(services, _clock).RunAsync(
            SimulatedRun.Moments(DemoScript.Start, DemoScript.End, Step, DemoScript.Moments),
            async token => polled.Add(await poller.PollDueAsync(token)),
            token => SendOutAsync(services, deliver, token),
            cancellationToken);
        return DemoReport.Of(polled, services.GetRequiredService<CountingConsole>().Sent);
    }

    /// <exception cref="StoreUnusableException">The file is there already, or cannot be written.</exception>
    public void Keep(string file) => StoreBackup.Save(_file.Path, file);

    public ValueTask DisposeAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(_clock)
        .AddSingleton(new ItemReader(new DossierCatalog(DossierCatalog.Embedded().Dossiers.Where(d => d.Id == DemoScript.Dossier))))
        .AddSingleton(new PublisherCatalog(DemoScript.Feeds.Select(f => new Publisher(f.Publisher, f.Title) { StateMedia = f.StateMedia ? "a government" : null })))
        .AddSqliteStorage(_file.Path, scratch: true)
        .AddFeeds(
            new PollingOptions { Jitter = 0 },
            new FetchingOptions { AllowedPrivate = ["127.0.0.1"], PerHost = DemoScript.Feeds.Length, PerHostSpacing = TimeSpan.Zero })
        .AddAlerts(Duration.FromHours(48), reminderHour: 9)
        .AddChat()
        .AddSingleton(new CountingConsole(new ConsolePlatform(console, _clock)))
        .AddSingleton<IChatPlatform>(s => s.GetRequiredService<CountingConsole>())
        .BuildServiceProvider();

    private async Task PrepareAsync(IServiceProvider services, DemoFeedServer server, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
        var destination = new DestinationSettings { Name = "console", Platform = PlatformNames.Console, Language = language, TimeZone = "Etc/UTC" };
        await services.GetRequiredService<ISubscriptionStore>().ReplaceAsync(SubscriptionsFromSettings.Read([destination], []), cancellationToken);
        await services.GetRequiredService<IFeedList>().ReplaceAsync(
            [.. DemoScript.Feeds.Select(f => new ConfiguredFeed(server.AddressOf(f), f.Publisher, f.Title, f.Language, Duration.FromMinutes(10)))],
            cancellationToken);
    }

    private async Task SendOutAsync(IServiceProvider services, DeliverAlerts deliver, CancellationToken cancellationToken)
    {
        while (await deliver.RunOnceAsync(cancellationToken) > 0)
        {
        }

        foreach (var notice in await services.GetRequiredService<IFeedList>().TakeNoticesAsync(cancellationToken))
        {
            console.MarkupLineInterpolated($"[grey]{_clock.GetUtcNow():yyyy-MM-dd HH:mm} UTC  told to the operator: {notice}[/]");
        }
    }
}
