using AlertBot.Chat.Delivery;
using AlertBot.Settings;
using Spectre.Console;

namespace AlertBot.Running;

/// <summary>The platforms that the settings hold a token for; the console is always there.</summary>
internal static class PlatformServices
{
    public static IServiceCollection AddPlatforms(this IServiceCollection services, AlertBotSettings settings)
    {
        services.AddSingleton<IChatPlatform>(_ => new ConsolePlatform(AnsiConsole.Console));
        return services;
    }
}
