using AlertBot.Chat.Composing;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Syndication;
using Microsoft.Extensions.DependencyInjection;

namespace AlertBot.Chat;

public static class ChatServices
{
    /// <summary>Registers composing and delivery. Needs the outbox, the platforms, a clock and a log.</summary>
    /// <param name="outbox">How deliveries are tried again; null takes the defaults.</param>
    public static IServiceCollection AddChat(this IServiceCollection services, OutboxOptions? outbox = null) => services
        .AddSingleton<Composer>()
        .AddSingleton(outbox ?? OutboxOptions.Default)
        .AddSingleton(new RetryPolicy(outbox ?? OutboxOptions.Default, Random.Shared))
        .AddSingleton<DeliveryAttempt>()
        .AddSingleton<DeliveryReport>()
        .AddSingleton<DeliverAlerts>()
        .AddSingleton<AlertFeeds>();
}
