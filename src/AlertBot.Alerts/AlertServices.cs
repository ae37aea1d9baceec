using AlertBot.Alerts.Corrections;
using AlertBot.Alerts.Digests;
using AlertBot.Alerts.Notices;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Stages;
using AlertBot.Understanding.Publishers;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Alerts;

public static class AlertServices
{
    /// <summary>Registers the stages from stored items to alerts, and the reminders. Needs the stores, an item reader and a clock.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, Duration maximumAge, int reminderHour) => services
        .AddSingleton(new AlertRules(maximumAge))
        .AddSingleton(new ReminderOptions(reminderHour))
        .AddSingleton(provider => new DeadlineAlerts(provider.GetService<PublisherCatalog>() ?? new PublisherCatalog()))
        .AddSingleton(provider => new AlertContents(provider.GetService<PublisherCatalog>() ?? new PublisherCatalog()))
        .AddSingleton(provider => new BorderlineReadings(provider.GetService<IBorderlineOpinion>()))
        .AddSingleton<ReadItems>()
        .AddSingleton<PlaceItems>()
        .AddSingleton<DecideAlerts>()
        .AddSingleton<AdvanceItems>()
        .AddSingleton<CorrectDeadlines>()
        .AddSingleton<CorrectStories>()
        .AddSingleton<RemindDeadlines>()
        .AddSingleton<SendDigests>()
        .AddSingleton<SendNotices>()
        .AddSingleton<WatchSilence>();
}
