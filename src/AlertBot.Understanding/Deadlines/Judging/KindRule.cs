using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>What kind of deadline a date is, told by the words of its sentence; null when nothing in it binds anybody.</summary>
internal static class KindRule
{
    private const int Adjacent = 3;
    private const int Nearby = 12;
    private const Cue Press = Cue.Deadline | Cue.Threat;
    private const Cue Effect = Cue.EffectStart | Cue.EffectEnd;
    private const Cue Words = Cue.Promise | Cue.Intend;

    public static DeadlineKind? Of(Sentence sentence, TimeExpression expression) =>
        IsLimit(expression) ? OfLimit(sentence, expression) : OfPoint(sentence, expression);

    /// <summary>"By", "until", "within": the time is the end of something.</summary>
    private static bool IsLimit(TimeExpression expression) =>
        expression.Role is Role.By or Role.Until or Role.Within || (expression.Value is Length && expression.Role == Role.In);

    private static DeadlineKind? OfLimit(Sentence s, TimeExpression e)
    {
        if (s.Has(Press) || s.HasAll(Cue.If, Cue.Not))
        {
            return DeadlineKind.Ultimatum;
        }

        if (e.Role is Role.By or Role.Until && (s.HasBefore(e, Cue.Give, 6) || s.HasBefore(e, Cue.Left, 2)) && !s.Has(Cue.Extend | Cue.Proposal))
        {
            return s.HasBefore(e, Cue.Self, 4) ? DeadlineKind.Commitment : DeadlineKind.Ultimatum;
        }

        if (e.Role == Role.In && s.HasAll(Cue.Must, Cue.Event) && !s.Has(Cue.Demand))
        {
            return DeadlineKind.Scheduled;
        }

        // "Asked for a meeting of the presidents by the end of August": nobody has agreed to any date yet.
        if (s.HasAll(Cue.Proposal, Cue.Event) && !s.Has(Words))
        {
            return null;
        }

        var isUntil = e.Role == Role.Until || (e.Role == Role.By && s.Language != "en" && s.Has(Cue.EffectEnd | Cue.Extend));
        if ((isUntil && s.Has(Cue.Measure)) || (e.Role != Role.Within && s.Has(Effect) && s.Has(Cue.Measure) && !s.Has(Words | Cue.Demand | Cue.Must)))
        {
            return DeadlineKind.Effective;
        }

        if (s.Has(Words) && s.Distance(e, Words) <= s.Distance(e, Cue.Demand))
        {
            return DeadlineKind.Commitment;
        }

        return s.Has(Cue.Demand | Cue.Must) ? DeadlineKind.Ultimatum
            : s.Has(Cue.Event) ? DeadlineKind.Scheduled
            : s.HasAll(Cue.Measure, Effect) ? DeadlineKind.Effective
            : s.Has(Cue.EventWeak) ? DeadlineKind.Commitment
            : null;
    }

    private static DeadlineKind? OfPoint(Sentence s, TimeExpression e)
    {
        if (s.Distance(e, Cue.Deadline) <= Adjacent)
        {
            return DeadlineKind.Ultimatum;
        }

        var isMeasure = (s.Has(Cue.Measure) && (s.Has(Effect) || e.Role == Role.From)) || (s.Distance(e, Cue.EffectEnd) <= 2 && !s.Has(Cue.Event));
        if (isMeasure && s.Distance(e, Effect | Cue.Measure) <= s.Distance(e, Cue.Event))
        {
            return s.Has(Press | Cue.Demand) || s.HasAll(Cue.If, Cue.Not) ? DeadlineKind.Ultimatum : DeadlineKind.Effective;
        }

        return s.Has(Cue.Event) ? DeadlineKind.Scheduled
            : s.Has(Cue.Deadline) || s.Distance(e, Cue.Threat) <= Nearby ? DeadlineKind.Ultimatum
            : s.Has(Words) ? DeadlineKind.Commitment
            : s.Has(Cue.EventWeak) ? DeadlineKind.Scheduled
            : null;
    }
}
