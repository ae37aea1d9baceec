using AlertBot.Chat.Commands.Model;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Saying;

/// <summary>The log of changes, the same wherever it is shown.</summary>
internal static class ChangeLines
{
    /// <param name="of">What the changes are of.</param>
    /// <param name="effect">What a change made of it, in words: how it was before and afterwards; empty where that is not known.</param>
    public static ChatMessage Of(IReadOnlyList<LoggedChange> changes, string of, CommandCall call, Func<LoggedChange, string>? effect = null) => changes.Count == 0
        ? Say.Message(call.Words.Text("log.none"))
        : Say.Message(call.Words.Text("log.title", of), changes.Select(c => TextLine.Of(
            LineStyle.Bullet,
            new TextRun($"{Ago.Of(call.Words, c.At, call.Now)}, {(c.Who.Length > 0 ? c.Who : call.Words.Text("log.somebody"))}: "),
            new TextRun(c.What, c.Undone ? RunStyle.Struck : RunStyle.Plain),
            new TextRun(effect?.Invoke(c) is { Length: > 0 } words ? $" ({words})" : ""))));
}
