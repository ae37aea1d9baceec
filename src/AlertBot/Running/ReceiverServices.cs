using AlertBot.Chat.Conversations;
using AlertBot.Discord.Destinations;
using AlertBot.Discord.Receiving;
using AlertBot.Settings;
using AlertBot.Telegram;
using AlertBot.Telegram.Receiving;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AlertBot.Running;

/// <summary>What receives from the platforms that the settings hold a token for, when there is somebody to answer.</summary>
internal static class ReceiverServices
{
    /// <summary>Telegram holds a call for 50 seconds.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestFile = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddReceivers(this IServiceCollection services, AlertBotSettings settings)
    {
        services.AddSingleton<ReceiverHealth>();
        services.TryAddSingleton<ISoleReceiver, AlwaysSoleReceiver>();
        services.AddHostedService<ReceivePeople>();
        if (services.Any(s => s.ServiceType == typeof(TelegramPlatform)))
        {
            services.AddSingleton<IChatDirectory, TelegramDirectory>();
            services.AddSingleton<IChatFiles, TelegramFiles>();
            services.AddSingleton(Telegram(settings.Telegram));
        }

        if (settings.Discord.Token is not null || settings.Discord.TokenFile is not null)
        {
            services.AddSingleton<IChatDirectory, DiscordDirectory>();
            services.AddSingleton<IChatFiles>(new DiscordAttachments(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = LongestFile }, new Uri(settings.Discord.BaseAddress)));
            services.AddSingleton(Discord(settings.Discord));
        }

        return services;
    }

    /// <summary>What Discord and Telegram post to us, where they were told to.</summary>
    public static void MapReceivers(this WebApplication app)
    {
        var callbacks = app.MapCallbacks();
        callbacks.MapPost("/discord/interactions", PostedByDiscord.AnswerAsync);
        callbacks.MapPost("/telegram/updates", PostedByTelegram.AnswerAsync);
    }

    private static Func<IServiceProvider, TelegramReceiver> Telegram(Settings.TelegramSettings settings) => services =>
    {
        var way = settings.Updates switch
        {
            "webhook" => UpdateWay.Webhook,
            "off" => UpdateWay.Off,
            _ => UpdateWay.Polling,
        };
        var options = new TelegramReceiverOptions(way, settings.WebhookAddress is { } address ? new Uri(address) : null);
        var http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromHours(1), UseCookies = false }) { Timeout = LongestCall };
        return ActivatorUtilities.CreateInstance<TelegramReceiver>(services, options, http);
    };

    private static Func<IServiceProvider, DiscordReceiver> Discord(Settings.DiscordSettings settings) => services =>
    {
        var way = settings.Interactions switch
        {
            "http" => InteractionWay.Http,
            "off" => InteractionWay.Off,
            _ => InteractionWay.Gateway,
        };
        var gateway = settings.GatewayAddress is { } address ? new Uri(address) : null;
        return ActivatorUtilities.CreateInstance<DiscordReceiver>(services, new DiscordReceiverOptions(way, settings.PublicKey, gateway));
    };
}
