using NodaTime;

namespace AlertBot.Understanding.Deadlines;

/// <summary>One deadline as one item states it.</summary>
/// <param name="Due">When; both dates inclusive, in the place of the speaker.</param>
/// <param name="Quote">The shortest words of the item that carry it.</param>
/// <param name="Anchor">The date that relative words count from.</param>
/// <param name="Expression">The time words alone, as written: "within 50 days".</param>
/// <param name="Arithmetic">In words: "14 July 2025 + 50 days".</param>
/// <param name="SetBy">Canonical name or words of the item, or null when it does not tell; likewise addressee and action.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record DeadlineStatement(
    DeadlineKind Kind,
    DueWindow Due,
    string Quote,
    LocalDate Anchor,
    string Expression,
    string Arithmetic,
    string? SetBy,
    string? Addressee,
    string? Action,
    DeadlineChange Change,
    double Confidence);

/// <summary>When something is due: a day, or a window of days, and the exact moment where a clock time is given.</summary>
public sealed record DueWindow(LocalDate Earliest, LocalDate Latest, OffsetDateTime? Moment = null)
{
    public static DueWindow On(LocalDate day) => new(day, day);

    public bool IsExact => Earliest == Latest;

    /// <summary>Without the clock time: one report gives the hour, the next only the day.</summary>
    public DueWindow InDays() => this with { Moment = null };
}

/// <summary>Ultimatum: do it by then, or else. Commitment: will be done by then. Effective: a measure starts or ends then. Scheduled: is set for then.</summary>
public enum DeadlineKind
{
    Ultimatum,
    Commitment,
    Effective,
    Scheduled,
}

/// <summary>What an item does to a deadline, as far as that item alone tells.</summary>
public enum DeadlineChange
{
    Set,
    Repeated,
    Shortened,
    Extended,
    Withdrawn,
    Met,
    Missed,
}
