using System.Collections.Immutable;
using NodaTime;

namespace AlertBot.Understanding.Deadlines;

/// <summary>Where a deadline stands.</summary>
public enum LedgerState
{
    Open,

    /// <summary>Turned out to be the same deadline as another entry, which carries on: <see cref="LedgerEntry.MergedInto"/>.</summary>
    Superseded,
    Withdrawn,
    Met,
    Missed,

    /// <summary>The day is over and no source has said how it ended.</summary>
    PassedUnknown,
}

/// <summary>What one revision did to an entry, given everything published before it.</summary>
public enum LedgerChange
{
    Set,
    Repeated,
    Shortened,
    Extended,

    /// <summary>A window became a day, or a smaller window inside it.</summary>
    MadePrecise,

    /// <summary>Another date without word of a change: kept beside the standing one until a second publisher says the same.</summary>
    Contradicted,
    Withdrawn,
    Met,
    Missed,

    /// <summary>The day went by; the outcome is unknown.</summary>
    Passed,

    /// <summary>A person with the right to do so put it straight.</summary>
    Corrected,
}

/// <summary>The item behind a revision.</summary>
/// <param name="PublishedAt">Decides the order of reports, whenever they arrive.</param>
public sealed record LedgerSource(long ItemId, string? Publisher, string? Url, string Title, Instant PublishedAt);

/// <summary>One line of an entry's history; never changed once written.</summary>
/// <param name="Due">What this revision holds to be due; the window that stood, for a revision that names none.</param>
/// <param name="At">When the source was published, or when the day was found to have passed or the correction was made.</param>
/// <param name="Statement">Quote, expression, arithmetic and confidence; null for a passed day and a correction.</param>
/// <param name="State">The state that a correction puts in force; null otherwise.</param>
/// <param name="Note">Who corrected and why, or the words that told the outcome.</param>
public sealed record LedgerRevision(
    LedgerChange Change,
    DueWindow Due,
    Instant At,
    DeadlineStatement? Statement = null,
    LedgerSource? Source = null,
    LedgerState? State = null,
    string? Note = null);

/// <summary>One deadline of a dossier, however many items and languages tell of it.</summary>
/// <param name="Id">Given by the store; 0 before it is stored.</param>
/// <param name="Due">The window that stands now; earlier ones are in the history.</param>
/// <param name="SetBy">Canonical name, or null while no source tells; likewise addressee and action.</param>
/// <param name="History">In order of <see cref="LedgerRevision.At"/>.</param>
/// <param name="MergedInto">The entry that carries on, when this one proved to be the same deadline.</param>
public sealed record LedgerEntry(
    long Id,
    string Dossier,
    DeadlineKind Kind,
    DueWindow Due,
    string? SetBy,
    string? Addressee,
    string? Action,
    LedgerState State,
    ImmutableArray<LedgerRevision> History,
    long? MergedInto = null)
{
    /// <summary>The destination that alone may see it, by whose private feeds it became known; null for what everybody may.</summary>
    public long? Audience { get; init; }

    /// <summary>Windows that stood once and do not stand now, oldest first.</summary>
    public IEnumerable<DueWindow> Superseded => History
        .Where(r => r.Change is LedgerChange.Set or LedgerChange.Shortened or LedgerChange.Extended or LedgerChange.MadePrecise or LedgerChange.Corrected)
        .Select(r => r.Due.InDays())
        .Where(due => due != Due.InDays())
        .Distinct();

    /// <summary>The revision that the standing date rests on: the first statement of it, or null when only a correction or an outcome names it.</summary>
    public LedgerRevision? Standing => History.FirstOrDefault(r => r.Statement is { IsOutcome: false } && r.Due == Due);

    /// <summary>What is asked for, by the first report that tells.</summary>
    public string? Demand => History.Select(r => r.Statement?.Demand).FirstOrDefault(demand => demand is not null);

    /// <summary>What is threatened, by the first report that tells.</summary>
    public string? Consequence => History.Select(r => r.Statement?.Consequence).FirstOrDefault(consequence => consequence is not null);

    /// <summary>Dates that reports hold against the standing one since it was last moved or put straight, with those who say so.</summary>
    public IEnumerable<Contradiction> Contradictions => History
        .Skip(History.Select((r, i) => r.Change is LedgerChange.Contradicted or LedgerChange.Repeated or LedgerChange.Passed ? 0 : i + 1).Max())
        .Where(r => r.Change == LedgerChange.Contradicted && r.Due.InDays() != Due.InDays())
        .GroupBy(r => r.Due.InDays())
        .Select(g => new Contradiction(g.Key, [.. g.Select(r => r.Source?.Publisher).OfType<string>().Distinct().Order(StringComparer.Ordinal)]));

    /// <summary>Nothing but outcomes was heard of it: a meeting that nobody had announced, which is no deadline.</summary>
    public bool IsOnlyOutcome => History.All(r => r.Statement?.IsOutcome == true);

    /// <summary>When it was first told of.</summary>
    public Instant SetAt => History[0].At;
}

/// <summary>A date that reports name beside the standing one.</summary>
public sealed record Contradiction(DueWindow Due, ImmutableArray<string> Publishers);

/// <summary>What one report did to the ledger: to be stored in one transaction.</summary>
/// <param name="Entry">The entry as it is now; <see cref="LedgerEntry.Id"/> is 0 when it is new.</param>
/// <param name="Added">The one revision that was added to its history; null when this very report was already there.</param>
/// <param name="IsMaterial">The date or the state that subscribers know has changed.</param>
/// <param name="Absorbed">Entries that the report showed to be the same deadline: closed, and their history now also in <paramref name="Entry"/>.</param>
public sealed record LedgerStep(LedgerEntry Entry, LedgerRevision? Added, bool IsMaterial, ImmutableArray<LedgerEntry> Absorbed)
{
    public bool IsNew => Entry.Id == 0;
}
