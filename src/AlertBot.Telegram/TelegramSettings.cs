using AlertBot.Chat.Delivery;

namespace AlertBot.Telegram;

/// <param name="Token">As @BotFather gives it: digits, a colon, letters.</param>
/// <param name="BaseAddress">A Bot API server of one's own; null is Telegram's.</param>
public sealed record TelegramSettings(Secret Token, Uri? BaseAddress = null)
{
    /// <summary>Longer waits of our own limiter go back to the outbox, so that no worker is held for one slow chat.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Nothing is sent before: a process that ran until just now may have used up this second's messages.</summary>
    public TimeSpan StartAfter { get; init; }

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
