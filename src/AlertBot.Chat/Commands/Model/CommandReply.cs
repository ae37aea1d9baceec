using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;

namespace AlertBot.Chat.Commands.Model;

/// <param name="IsScreen">A button on it that leads here again puts the new state in its place.</param>
public sealed record CommandReply(Reply Reply, bool IsScreen = false)
{
    public static CommandReply Of(ChatMessage message) => new(new Reply(message));

    public static CommandReply Screen(ChatMessage message, params ChoiceList[] lists) => new(new Reply(message) { Lists = [.. lists] }, IsScreen: true);
}

/// <summary>What the caller asked for cannot be; said to them in their language. Nothing was changed.</summary>
/// <param name="key">Of the text.</param>
public sealed class RefusedException(string key, params object[] values) : Exception(key)
{
    public string Key { get; } = key;

    public object[] Values { get; } = values;
}
