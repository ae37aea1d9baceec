using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace AlertBot.Chat;

public static class ChatServices
{
    /// <summary>Registers composing and delivery. Needs the outbox, the platforms, a clock and a log.</summary>
    public static IServiceCollection AddChat(this IServiceCollection services) => services
        .AddSingleton<Composer>()
        .AddSingleton(OutboxOptions.Default)
        .AddSingleton(new RetryPolicy(OutboxOptions.Default, Random.Shared))
        .AddSingleton<DeliverAlerts>();
}
