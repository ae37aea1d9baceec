using AlertBot.Chat.Delivery;

namespace AlertBot.Discord;

/// <param name="Token">The bot's, from Discord's developer portal; null sends to webhooks only.</param>
/// <param name="BaseAddress">With the version at the end; a rate-limit proxy may stand here. Null is Discord's.</param>
public sealed record DiscordSettings(Secret? Token, Uri? BaseAddress = null);
