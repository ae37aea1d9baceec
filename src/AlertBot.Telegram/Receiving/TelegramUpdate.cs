using AlertBot.Chat.Conversations;

namespace AlertBot.Telegram.Receiving;

/// <summary>One update, as far as it concerns us.</summary>
/// <param name="What">Null for kinds that nobody handles: skipped, and confirmed all the same.</param>
internal sealed record TelegramUpdate(long Id, Incoming? What)
{
    /// <summary>Updates of one chat are handled one after the other.</summary>
    public string Lane { get; init; } = "";

    /// <summary>The message that something was said in, or that a button belongs to.</summary>
    public int? Message { get; init; }

    /// <summary>So many of its person wait that it is not handled: that is said instead.</summary>
    public bool IsOneTooMany { get; init; }

    /// <summary>Of a pressed button: has to be answered, or it shows a clock for a minute.</summary>
    public string? Callback { get; init; }
}
