using AlertBot.Alerts;
using AlertBot.Chat;
using AlertBot.Chat.Commands;
using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds;
using AlertBot.Feeds.Pushing;
using AlertBot.Settings;
using NodaTime;

namespace AlertBot.Running;

/// <summary>Everything that <c>run</c> is made of, named in one place.</summary>
internal static class Worker
{
    public static IServiceCollection AddWorker(this IServiceCollection services, AlertBotSettings settings)
    {
        services.AddSingleton<TimeProvider>(s => new SteadyClock(TimeProvider.System, s.GetRequiredService<ILogger<SteadyClock>>()));
        services.AddStore(settings.Storage);
        services.AddFeeds(settings.Polling, settings.Fetching);
        services.AddHubs(new PushOptions(settings.Http.PublicAddress is { } address ? new Uri(address) : null));
        services.AddSingleton(PublishersFromSettings.Read(settings));
        services.AddAlerts(Duration.FromTimeSpan(settings.Alerts.MaximumAge), settings.Alerts.ReminderHour);
        services.AddSingleton(settings.Retention);
        services.AddChat(OutboxOptions.Default with { FirstProbe = Duration.FromTimeSpan(settings.Delivery.FirstProbe) });
        services.AddCommands(new CommandSettings([.. settings.Owners]));
        services.AddPlatforms(settings);
        return services;
    }
}
