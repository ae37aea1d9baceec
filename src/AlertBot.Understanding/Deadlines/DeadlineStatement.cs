using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

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
    double Confidence)
{
    /// <summary>Stands between the names of a <see cref="Company"/>.</summary>
    public const string Between = ", ";

    /// <summary>What <see cref="Arithmetic"/> says, as numbers; null where nothing was counted, and for what was read before there was such a thing.</summary>
    public Counting? Counting { get; init; }

    /// <summary>What an ultimatum asks for: "end the war"; null for other kinds and where the item does not tell.</summary>
    public string? Demand { get; init; }

    /// <summary>What an ultimatum threatens with: "tariffs"; null as for <see cref="Demand"/>.</summary>
    public string? Consequence { get; init; }

    /// <summary>
    /// Of an appointment: the powers and gatherings that its sentence names, sorted, with <see cref="Between"/> between them; null where it
    /// names none, for other kinds, and for what was read before there was such a thing.
    /// </summary>
    public string? Company { get; init; }

    /// <summary>Of an appointment: where, canonical; null as for <see cref="Company"/>.</summary>
    public string? Venue { get; init; }

    /// <summary>An outcome whose item names no day: <see cref="Due"/> is the day of publication then.</summary>
    public bool IsUndated { get; init; }

    /// <summary>Tells how a deadline ended, not that there is one.</summary>
    public bool IsOutcome => Change is DeadlineChange.Withdrawn or DeadlineChange.Met or DeadlineChange.Missed;
}

/// <summary>What an item says of deadlines.</summary>
/// <param name="Stated">Those that lie ahead, each once, in the order of the text.</param>
/// <param name="Outcomes">How earlier ones ended: called off, met or missed.</param>
public sealed record ItemDeadlines(ImmutableArray<DeadlineStatement> Stated, ImmutableArray<DeadlineStatement> Outcomes)
{
    public static ItemDeadlines None { get; } = new([], []);
}

/// <summary>When something is due: a day, or a window of days, and the exact moment where a clock time is given.</summary>
public sealed record DueWindow(LocalDate Earliest, LocalDate Latest, OffsetDateTime? Moment = null)
{
    public static DueWindow On(LocalDate day) => new(day, day);

    public bool IsExact => Earliest == Latest;

    /// <summary>As people write it: <c>2025-09-02</c>, <c>2025-08-07..2025-08-09</c>; null when it is neither.</summary>
    public static DueWindow? Read(string text)
    {
        var days = text.Split("..").Select(LocalDatePattern.Iso.Parse).ToList();
        return days switch
        {
            [{ Success: true } day] => On(day.Value),
            [{ Success: true } from, { Success: true } to] when from.Value <= to.Value => new DueWindow(from.Value, to.Value),
            _ => null,
        };
    }

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
