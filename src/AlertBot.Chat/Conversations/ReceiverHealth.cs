using System.Collections.Concurrent;

namespace AlertBot.Chat.Conversations;

/// <summary>How receiving from each platform goes, for the health address: only what a person has to act on is unhealthy.</summary>
public sealed class ReceiverHealth
{
    private readonly ConcurrentDictionary<string, string> _failures = new(StringComparer.Ordinal);

    /// <summary>Sentences with the remedy.</summary>
    public IReadOnlyCollection<string> Failures => [.. _failures.Values];

    public void Failed(string bot, string sentence) => _failures[bot] = sentence;

    public void Works(string bot) => _failures.TryRemove(bot, out _);
}
