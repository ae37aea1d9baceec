using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Webhook;
using AlertBot.Discord;
using AlertBot.Feeds.Fetching;
using AlertBot.Settings;
using AlertBot.Telegram;
using Spectre.Console;

namespace AlertBot.Running;

/// <summary>The platforms that the settings hold a token or key for; the console is always there, and Discord, whose webhooks need no token.</summary>
internal static class PlatformServices
{
    /// <summary>Longer than any platform's own patience: theirs decides, this one catches what they forget.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(2);

    /// <exception cref="SettingsException">A file that holds a secret cannot be read.</exception>
    public static IServiceCollection AddPlatforms(this IServiceCollection services, AlertBotSettings settings)
    {
        services.AddSingleton<IChatPlatform>(s => new ConsolePlatform(AnsiConsole.Console, s.GetRequiredService<TimeProvider>()));
        if (SecretSource.Read(settings.Telegram.Token, settings.Telegram.TokenFile, "Telegram:TokenFile") is { } telegram)
        {
            var address = new Uri(settings.Telegram.BaseAddress);
            services.AddSingleton<IChatPlatform>(s => s.GetRequiredService<TelegramPlatform>());
            services.AddSingleton(s => new TelegramPlatform(new Telegram.TelegramSettings(telegram, address) { StartAfter = TimeSpan.FromMilliseconds(300) }, Client(new SocketsHttpHandler()), s.GetRequiredService<TimeProvider>()));
        }

        else
        {
            services.AddSingleton(new UnservedPlatform("telegram", "No token is set for Telegram: take one from @BotFather, give it as Telegram:Token or Telegram:TokenFile, and start again."));
        }

        var discord = SecretSource.Read(settings.Discord.Token, settings.Discord.TokenFile, "Discord:TokenFile");
        services.AddSingleton<IChatPlatform>(s => s.GetRequiredService<DiscordPlatform>());
        services.AddSingleton(s => new DiscordPlatform(new Discord.DiscordSettings(discord, new Uri(settings.Discord.BaseAddress)), Client(new SocketsHttpHandler()), s.GetRequiredService<TimeProvider>(), s.GetService<IReceiverNotes>(), s.GetService<ILogger<DiscordPlatform>>()));
        if (SecretSource.Read(settings.Webhook.Secret, settings.Webhook.SecretFile, "Webhook:SecretFile") is { } key)
        {
            services.AddSingleton<IChatPlatform>(s => new WebhookPlatform(Client(Guarded(settings.Webhook)), _ => key, s.GetRequiredService<TimeProvider>()));
        }
        else
        {
            services.AddSingleton(new UnservedPlatform("webhook", "No key is set to sign webhooks with: give one as Webhook:Secret or Webhook:SecretFile, and start again."));
        }

        return services;
    }

    private static HttpClient Client(SocketsHttpHandler handler)
    {
        handler.PooledConnectionLifetime = TimeSpan.FromHours(1);
        handler.UseCookies = false;
        return new HttpClient(handler) { Timeout = LongestCall };
    }

    /// <summary>A webhook's address may come from anybody who subscribes: it must not reach the inner network unless the owner says so.</summary>
    private static SocketsHttpHandler Guarded(WebhookSettings settings)
    {
        var guard = new AddressGuard(new FetchingOptions { AllowPrivateNetworks = settings.AllowPrivateNetworks });
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            ConnectCallback = new GuardedConnector(guard, GuardedConnector.SystemResolver).ConnectAsync,
        };
    }
}
