namespace AlertBot.Feeds.Parsing;

/// <summary>A document is no feed that can be read; the message is one plain sentence with the reason.</summary>
public sealed class UnreadableFeedException(string reason, Exception? cause = null) : Exception(reason, cause);
