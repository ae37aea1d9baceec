using System.Collections.Concurrent;
using AlertBot.Chat.Conversations;

namespace AlertBot.Discord.Tests;

/// <summary>Notes that outlive the platform, as they do in a store.</summary>
public sealed class KeptNotes : IReceiverNotes
{
    public ConcurrentDictionary<string, string> Kept { get; } = [];

    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Kept.GetValueOrDefault(name));

    public Task WriteAsync(string name, string value, CancellationToken cancellationToken)
    {
        Kept[name] = value;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyDictionary<string, string>> FindAsync(string beginning, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(Kept.Where(n => n.Key.StartsWith(beginning, StringComparison.Ordinal)).ToDictionary());

    public Task RemoveAsync(string name, CancellationToken cancellationToken)
    {
        Kept.TryRemove(name, out _);
        return Task.CompletedTask;
    }
}
