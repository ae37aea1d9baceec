using System.Collections.Concurrent;
using AlertBot.Understanding.Deadlines;

namespace AlertBot.Chat.Composing.Timelines;

/// <summary>Calendars and pictures of the ledger, made once for each state that it is in: programs that subscribed ask for them all day long.</summary>
public sealed class LedgerDocuments
{
    /// <summary>A visitor may ask for dossiers that do not exist: what does not fit is made for them alone.</summary>
    private const int Most = 50;

    private volatile Made _made = new([]);

    /// <param name="ledger">The store gives the same list as long as nothing has changed in it.</param>
    /// <param name="kind">Tells the documents of one state apart.</param>
    /// <param name="make">Null when it cannot be made here.</param>
    public byte[]? Of(IReadOnlyList<LedgerEntry> ledger, string kind, Func<byte[]?> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var made = _made;
        if (!ReferenceEquals(made.Ledger, ledger))
        {
            _made = made = new Made(ledger);
        }

        return made.Documents.TryGetValue(kind, out var known) ? known
            : made.Documents.Count >= Most ? make()
            : made.Documents.GetOrAdd(kind, _ => make());
    }

    private sealed record Made(IReadOnlyList<LedgerEntry> Ledger)
    {
        public ConcurrentDictionary<string, byte[]?> Documents { get; } = new(StringComparer.Ordinal);
    }
}
