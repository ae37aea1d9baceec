using System.Collections.Immutable;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Alerts.Reminders;

/// <summary>An alert that rests on the ledger alone.</summary>
public static class DeadlineAlert
{
    public static Alert Of(LedgerEntry entry, AlertKind kind, string key, LedgerChange? change, Instant now, string why)
    {
        var sources = Sources(entry);
        return new Alert(
            key,
            kind,
            entry.Dossier,
            now,
            null,
            entry.Id,
            [.. sources.Select(s => s.Item).Distinct()],
            Urgency.Major,
            new AlertContent([], [], sources, [], [Note(entry, change)]),
            why);
    }

    public static DeadlineNote Note(LedgerEntry entry, LedgerChange? change)
    {
        var standing = entry.History.LastOrDefault(r => r.Due == entry.Due && r.Statement is not null) ?? entry.History[0];
        return new DeadlineNote(
            entry.Id,
            entry.Kind,
            entry.Due,
            [.. entry.Superseded],
            entry.SetBy,
            entry.Addressee,
            entry.Action,
            standing.Statement?.Quote ?? "",
            standing.Statement?.Arithmetic ?? "",
            change,
            entry.State);
    }

    /// <summary>The reports that the date rests on: the newest of each publisher, three at most.</summary>
    private static ImmutableArray<SourceLink> Sources(LedgerEntry entry) =>
    [
        .. entry.History
            .Where(r => r.Due == entry.Due && r.Source is not null)
            .Select(r => r.Source!)
            .DistinctBy(s => s.Publisher)
            .Take(3)
            .Select(s => new SourceLink(s.Publisher ?? "?", s.Publisher ?? "?", s.Url, "und", false, s.ItemId)),
    ];
}
