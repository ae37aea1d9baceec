using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.LanguageModel;
using AlertBot.Pages;
using AlertBot.Settings;
using AlertBot.Simulation;
using AlertBot.Storage;
using AlertBot.Telemetry;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Running;

/// <summary>The worker as a host: one process with the schedule, the stages and the health address.</summary>
internal static class WorkerHost
{
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);

    public static WebApplication Build(IConfiguration configuration, AlertBotSettings settings, DossierCatalog dossiers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        // Settings were read and checked before: the host must not read its own.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls(settings.Http.Address);
        builder.Services.AddSystemd();
        builder.Services.AddLogs(configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new ItemReader(dossiers));
        Localizer.Follow(dossiers);
        // Whoever asks gets the dossiers of the moment: their files may change while the worker runs.
        builder.Services.AddTransient(s => s.GetRequiredService<ItemReader>().Dossiers);
        builder.Services.AddModel(settings.Model, dossiers);
        builder.Services.AddWorker(settings);
        builder.Services.AddSchedule(settings.Storage.Connection());
        builder.Services.AddHostedService<DeliveryService>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddTelemetry(settings.Telemetry);
        builder.Services.AddReceivers(settings);
        builder.Services.AddHostedService<IdleMemory>();
        builder.Services.AddSingleton<DossierReload>();
        builder.Services.AddSingleton<IDossierFiles>(s => s.GetRequiredService<DossierReload>());
        builder.Services.AddHostedService(s => s.GetRequiredService<DossierReload>());
        builder.Services.AddSingleton<IDossierTrial, DossierTrial>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestStop);
        builder.Services.AddHttpGuard(settings);
        if (settings.Page.Mode != PageMode.Off)
        {
            builder.Services.AddPages(settings);
        }

        var app = builder.Build();
        app.UseHttpGuard();
        if (settings.Page.Mode != PageMode.Off)
        {
            app.UsePages();
            app.MapPages(settings.Page);
        }

        app.UseOutputCache();

        app.MapHealth();
        app.MapAlertFeeds();
        app.MapDeadlines();
        app.MapTelemetry(settings.Telemetry);
        app.MapReceivers();
        app.MapHubs();
        return app;
    }

    /// <summary>Brings the store up to date and takes over where an earlier process left off.</summary>
    /// <exception cref="StoreUnusableException">The database cannot be used; the message says what to do.</exception>
    public static async Task PrepareAsync(WebApplication app, AlertBotSettings settings, CancellationToken cancellationToken)
    {
        await app.Services.GetRequiredService<IStoreSetup>().MigrateAsync(cancellationToken);
        await app.Services.GetRequiredService<ISubscriptionStore>().ReplaceAsync(SubscriptionsFromSettings.Read(settings), cancellationToken);
        await app.Services.GetRequiredService<IOutboxStore>().ReleaseClaimsAsync(cancellationToken);
        await app.Services.SyncFeedsAsync(settings, cancellationToken);
        await app.Services.GetRequiredService<IFeedList>().ReleaseClaimsAsync(cancellationToken);
        if (settings.Destinations.TrueForAll(d => d.Platform == PlatformNames.Console))
        {
            Console.Error.WriteLine("No Telegram, Discord or webhook destination is set: alerts are printed here.");
        }
    }
}
