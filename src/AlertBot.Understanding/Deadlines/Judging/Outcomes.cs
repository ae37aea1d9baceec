using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;
using NodaTime;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <param name="When">The words that name the day, or null when the sentence names none.</param>
internal sealed record Outcome(DeadlineChange Change, DeadlineKind Kind, LocalDate Day, TimeExpression? When);

/// <summary>How a deadline ended, as one sentence tells it: called off, let pass, kept, or, for a meeting, held.</summary>
internal static class Outcomes
{
    /// <summary>That a meeting was held is told on its day and shortly after; later it is history.</summary>
    private const int StillNews = 3;

    public static Outcome? Of(Sentence s, LocalDate published)
    {
        var kind = s.Has(Cue.Deadline) ? DeadlineKind.Ultimatum : DeadlineKind.Scheduled;
        if (s.Has(Cue.Doubt | Cue.Deny | Cue.Proposal | Cue.If))
        {
            return null;
        }

        return s.Has(Cue.Withdrawn) && !s.Has(Cue.Extend | Cue.Move) && s.Has(Cue.Event | Cue.Deadline) ? Withdrawn(s, kind, published)
            : s.Has(Cue.Missed) ? new Outcome(DeadlineChange.Missed, DeadlineKind.Ultimatum, published, null)
            : s.Has(Cue.Kept) ? new Outcome(DeadlineChange.Met, DeadlineKind.Ultimatum, published, null)
            : s.HasAll(Cue.Held, Cue.Event) && !s.Has(Cue.Withdrawn) && !IsNegated(s) ? Held(s, published)
            : null;
    }

    /// <summary>"Withdrew from the talks" leaves them to the others.</summary>
    public static bool IsCalledOff(Sentence s)
    {
        for (var i = s.From; i < s.To; i++)
        {
            if (s[i].Cues.HasFlag(Cue.Withdrawn) && (i + 1 == s.To || s.Word(i + 1) is not "from"))
            {
                return true;
            }
        }

        return false;
    }

    private static Outcome Withdrawn(Sentence s, DeadlineKind kind, LocalDate published)
    {
        var ahead = s.Expressions.Find(e => e.Value is not Length && Due(e, published) is { } due && due.Latest >= published);
        return new Outcome(DeadlineChange.Withdrawn, kind, ahead is null ? published : Due(ahead, published)!.Latest, ahead);
    }

    private static Outcome? Held(Sentence s, LocalDate published)
    {
        foreach (var e in s.Expressions)
        {
            if (e.Role is Role.None or Role.On or Role.In && Resolver.Past(e.Value, published) is { } day && day >= published.PlusDays(-StillNews) && Tenses.Of(s, e) != Tense.NotPast)
            {
                return new Outcome(DeadlineChange.Met, DeadlineKind.Scheduled, day, e);
            }
        }

        return null;
    }

    /// <summary>"Was not held"; but "ended without a breakthrough" was.</summary>
    private static bool IsNegated(Sentence s)
    {
        for (var i = s.From + 1; i < s.To; i++)
        {
            if (s[i].Cues.HasFlag(Cue.Held) && (s[i - 1].Cues | s[i - 2].Cues).HasFlag(Cue.Not))
            {
                return true;
            }
        }

        return false;
    }

    private static DueWindow? Due(TimeExpression e, LocalDate published) => Resolver.Future(e.Value, e.Role, published);
}
