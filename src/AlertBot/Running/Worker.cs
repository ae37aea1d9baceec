using AlertBot.Alerts;
using AlertBot.Chat;
using AlertBot.Feeds;
using AlertBot.Settings;
using AlertBot.Storage;
using NodaTime;

namespace AlertBot.Running;

/// <summary>Everything that <c>run</c> is made of, named in one place.</summary>
internal static class Worker
{
    public static IServiceCollection AddWorker(this IServiceCollection services, AlertBotSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSqliteStorage(settings.Storage.Path);
        services.AddFeeds(settings.Polling, settings.Fetching);
        services.AddSingleton(PublishersFromSettings.Read(settings));
        services.AddAlerts(Duration.FromTimeSpan(settings.Alerts.MaximumAge), settings.Alerts.ReminderHour);
        services.AddChat();
        services.AddPlatforms(settings);
        return services;
    }
}
