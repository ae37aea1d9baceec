using System.Collections.Immutable;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Conversations;

/// <summary>
/// The way back to one <see cref="Incoming"/>. Discord waits three seconds for the first answer: whoever takes longer calls
/// <see cref="DeferAsync"/> first. Later answers are possible for fifteen minutes. Never throws but for cancellation.
/// </summary>
public interface IAnswer
{
    /// <summary>
    /// Says that the answer is being prepared; the next <see cref="ReplyAsync"/> is put in its place. A button that was pressed just stops
    /// waiting, and <see cref="ReplaceAsync"/> may follow.
    /// </summary>
    /// <param name="isPrivate">Only the person who asked will see the answer; what is decided here holds for the reply.</param>
    Task<SendResult> DeferAsync(bool isPrivate, CancellationToken cancellationToken);

    /// <summary>The answer; another call adds another message.</summary>
    Task<SendResult> ReplyAsync(Reply reply, CancellationToken cancellationToken);

    /// <summary>Puts the reply in the place of the message whose button was pressed; for anything else as <see cref="ReplyAsync"/>.</summary>
    Task<SendResult> ReplaceAsync(Reply reply, CancellationToken cancellationToken);

    /// <summary>Answers <see cref="Incoming.Typing"/>: 25 at most are shown.</summary>
    Task<SendResult> SuggestAsync(ImmutableArray<Suggestion> suggestions, CancellationToken cancellationToken);
}

/// <param name="Message">Its <see cref="ChatMessage.Buttons"/> come back as <see cref="Incoming.Pressed"/>.</param>
/// <param name="IsPrivate">Only who asked sees it, where the platform can do that.</param>
public sealed record Reply(ChatMessage Message, bool IsPrivate = false)
{
    public ImmutableArray<ReplyFile> Files { get; init; } = [];

    /// <summary>Lists to choose from, below the buttons; Telegram shows each choice as a button with <c>data|value</c>.</summary>
    public ImmutableArray<ChoiceList> Lists { get; init; } = [];
}

/// <param name="Name">With its ending, such as <c>timeline.png</c>; a picture is shown, anything else is offered.</param>
public sealed record ReplyFile(string Name, string ContentType, ReadOnlyMemory<byte> Content);

/// <param name="Data">Comes back with <see cref="Incoming.Pressed"/>; 64 bytes at most, with the longest value on Telegram.</param>
/// <param name="Most">How many may be chosen at once.</param>
public sealed record ChoiceList(string Data, string Placeholder, ImmutableArray<Choice> Choices, int Least = 1, int Most = 1);

public sealed record Choice(string Label, string Value, string? Description = null, bool IsChosen = false);

/// <param name="Label">What is shown, 100 characters at most.</param>
/// <param name="Value">What the option gets.</param>
public sealed record Suggestion(string Label, string Value);
