using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>When a length of time is a deadline, and of which kind: most lengths in the news are how long something took or would last.</summary>
internal static class LengthRule
{
    public static DeadlineKind? Of(Sentence s, TimeExpression e, Length length, bool hasPastAnchor)
    {
        if (length.Unit == "minute" || IsNoLength(s, e, length) || IsCountedFromElsewhere(s, e) || s.HasBehind(e, Cue.Once, 12))
        {
            return null;
        }

        // "Shortened the ultimatum to ten days": counted from now.
        if (e.Role is Role.On or Role.By && s.HasBefore(e, Cue.Deadline, 4) && s.Has(Cue.Shorten | Cue.Extend))
        {
            return DeadlineKind.Ultimatum;
        }

        return length.IsAdjective ? Adjective(s, e, hasPastAnchor)
            : e.Role is Role.Within or Role.In || length.IsFromNow ? Within(s, e)
            : e.Role == Role.On ? Extension(s, e) ?? Given(s, e, hasPastAnchor)
            : e.Role == Role.None ? Given(s, e, hasPastAnchor)
            : null;
    }

    /// <summary>"Earlier in the day", "per year", "in Week 18", "the first vote in five years".</summary>
    private static bool IsNoLength(Sentence s, TimeExpression e, Length length)
    {
        if (s.Language != "en")
        {
            return false;
        }

        var isUncounted = length is { IsBare: true, IsFromNow: false } && (e.To - 2 < s.From || s.Word(e.To - 2) is not ("a" or "an" or "another" or "further"));
        return isUncounted || s[e.To].Kind == TokenKind.Number || (e.Role == Role.In && length.Unit == "year" && HasFirst(s, e));
    }

    private static bool HasFirst(Sentence s, TimeExpression e)
    {
        for (var i = s.From; i < e.From; i++)
        {
            if (s.Word(i) is "first" or "only" or "once")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Within 60 days of signing", "two weeks ago", "three years after".</summary>
    private static bool IsCountedFromElsewhere(Sentence s, TimeExpression e) =>
        s[e.To].Mark is Mark.Ago or Mark.Hence or Mark.After or Mark.Of or Mark.Last || (s[e.To].Mark == Mark.From && e.Value is Length { IsFromNow: false });

    private static DeadlineKind? Within(Sentence s, TimeExpression e)
    {
        var kind = KindRule.Of(s, e.Role is Role.Within or Role.In ? e : e with { Role = Role.Within });
        return kind is DeadlineKind.Scheduled or DeadlineKind.Effective && Tenses.Of(s, e) == Tense.Past ? null : kind ?? (Given(s, e, false));
    }

    /// <summary>"Extended for another 90 days": a measure that runs from now ends when the length is over.</summary>
    private static DeadlineKind? Extension(Sentence s, TimeExpression e) =>
        s.Has(Cue.Measure) && s.Has(Cue.Extend | Cue.EffectEnd) && !s.Has(Cue.Proposal | Cue.Demand) && !s.HasAll(Cue.If, Cue.Not) && s.Expressions.All(o => o.Value is Length or TimeOfDay)
            ? DeadlineKind.Effective
            : null;

    /// <summary>"Gave Moscow 50 days to stop", "лишається тиждень".</summary>
    private static DeadlineKind? Given(Sentence s, TimeExpression e, bool hasPastAnchor)
    {
        var isLeft = s.HasBefore(e, Cue.Left, 3) && (s.Language != "en" || s[e.To].Mark == Mark.On || s[e.To].Cues.HasFlag(Cue.Left));
        var isGiven = s.HasBefore(e, Cue.Give, 12);
        var isDemanded = hasPastAnchor || s.Has(Cue.Deadline | Cue.Threat | Cue.Demand | Cue.If) || s[e.To].Mark is Mark.On or Mark.Comma or Mark.By || s[e.To + 1].Mark is Mark.By || s.Language != "en";
        return !isLeft && !(isGiven && isDemanded) ? null
            : s.HasBefore(e, Cue.Self, 2) ? DeadlineKind.Commitment
            : DeadlineKind.Ultimatum;
    }

    /// <summary>"The 50-day ultimatum" has no date unless its setting is told; "a 10-day truce takes effect" ends ten days on.</summary>
    private static DeadlineKind? Adjective(Sentence s, TimeExpression e, bool hasPastAnchor)
    {
        // "В трёхдневный срок".
        if (e.Role is Role.In or Role.On or Role.Within && s.HasBehind(e, Cue.Term, 1))
        {
            return Within(s, e);
        }

        if (s.HasBehind(e, Cue.Deadline | Cue.Term, 3))
        {
            var isNew = s.HasBefore(e, Cue.Give | Cue.Setting, 6) && !IsKnown(s, e);
            return isNew || (hasPastAnchor && s.Has(Cue.Give | Cue.Setting)) ? DeadlineKind.Ultimatum : null;
        }

        var begins = s.HasBehind(e, Cue.Measure, 5) && StartsNow(s, e) && !s.Has(Cue.Proposal);
        return begins && s.Expressions.All(o => o == e) ? DeadlineKind.Effective : null;
    }

    private static bool IsKnown(Sentence s, TimeExpression e) => e.From > s.From && s.Word(e.From - 1) is "the" or "his" or "its" or "their";

    private static bool StartsNow(Sentence s, TimeExpression e)
    {
        for (var i = e.To; i < s.To && i < e.To + 12; i++)
        {
            if (s[i].Cues.HasFlag(Cue.EffectStart))
            {
                return Tenses.OfWord(s, i - 1) != Tense.NotPast;
            }
        }

        return false;
    }
}
