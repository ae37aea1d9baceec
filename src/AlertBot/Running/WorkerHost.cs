using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Settings;
using AlertBot.Storage;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Running;

/// <summary>The worker as a host: one process with the schedule, the stages and the health address.</summary>
internal static class WorkerHost
{
    public static WebApplication Build(IConfiguration configuration, AlertBotSettings settings, DossierCatalog dossiers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        // Settings were read and checked before: the host must not read its own.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.WebHost.UseUrls(settings.Http.Address);
        builder.Services.AddSystemd();
        builder.Services.AddLogs(configuration);
        builder.Services.AddSingleton(new ItemReader(dossiers));
        builder.Services.AddWorker(settings);
        builder.Services.AddSchedule();
        builder.Services.AddHostedService<IdleMemory>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        var app = builder.Build();
        app.MapGet("/health/live", () => "alive");
        app.MapGet("/health/ready", (JobTroubles troubles) =>
            troubles.Now is [_, ..] now ? Results.Text(string.Join('\n', now), statusCode: StatusCodes.Status503ServiceUnavailable) : Results.Text("ready"));
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
