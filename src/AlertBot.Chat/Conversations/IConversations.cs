namespace AlertBot.Chat.Conversations;

/// <summary>
/// Whoever answers people. The platforms call it for everything that comes in: many at once, in no order but that of one person's chat on
/// Telegram. What it throws is logged and costs nothing but this one answer.
/// </summary>
public interface IConversations
{
    /// <summary>The commands, to be registered with the platforms.</summary>
    CommandMenu Menu { get; }

    Task HandleAsync(Incoming incoming, IAnswer answer, CancellationToken cancellationToken);

    /// <summary>More came of one person than can be answered, and this is left out: it is said once, and nothing of it is done.</summary>
    Task SlowDownAsync(Incoming incoming, IAnswer answer, CancellationToken cancellationToken);
}
