using AlertBot.Chat.Delivery;

namespace AlertBot.Telegram.Receiving;

/// <summary>How updates come in; Telegram gives them one way only.</summary>
public enum UpdateWay
{
    Polling,
    Webhook,
    Off,
}

/// <param name="WebhookAddress">Where Telegram should post to: https, port 443, 80, 88 or 8443.</param>
/// <param name="WebhookSecret">Comes back with every post; null takes one that is derived from the token, the same in every process.</param>
public sealed record TelegramReceiverOptions(UpdateWay Way = UpdateWay.Polling, Uri? WebhookAddress = null, Secret? WebhookSecret = null);
