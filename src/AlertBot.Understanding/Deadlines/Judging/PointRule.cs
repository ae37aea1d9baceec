using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;
using NodaTime;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>When a day or a window is a deadline: it lies ahead, and what is said of it has not happened yet.</summary>
internal static class PointRule
{
    public static DeadlineKind? Of(Sentence s, TimeExpression e, DueWindow due, LocalDate published)
    {
        if (due.Latest < published || IsThisWholePeriod(e.Value) || s[e.To].Mark is Mark.Ago)
        {
            return null;
        }

        return IsAmbiguous(e, due, published) && !IsAhead(s, e, due, published) ? null : KindRule.Of(s, e) ?? Pressed(s, e);
    }

    /// <summary>"This week" is where we are, not a date.</summary>
    private static bool IsThisWholePeriod(TimeValue value) => value is PartOfPeriod { Part: Part.Whole, Which: not Which.Next, Unit: not "weekend" };

    /// <summary>A weekday may be last week's, and the day of publication may already be history.</summary>
    private static bool IsAmbiguous(TimeExpression e, DueWindow due, LocalDate published) =>
        e.Role is not (Role.By or Role.Until)
        && (due.Earliest <= published || e.Value is PartOfMonth { Part: not Part.End, Year: null } or NamedDay { Which: not Which.Next } or Span { From: NamedDay { Which: not Which.Next } });

    private static bool IsAhead(Sentence s, TimeExpression e, DueWindow due, LocalDate published)
    {
        if (s.Distance(e, Cue.Deadline) <= 2 || IsNounsDate(s, e))
        {
            return due.Earliest != published || !s.Has(Cue.Underway);
        }

        var tense = IsEventsPlace(s, e) ? Tenses.First(s) : Tenses.Of(s, e);
        return due.Earliest == published ? tense == Tense.NotPast && !s.Has(Cue.Underway) : tense != Tense.Past;
    }

    /// <summary>"At a conference on Sunday": the day goes with what the sentence tells first.</summary>
    private static bool IsEventsPlace(Sentence s, TimeExpression e) =>
        s.Language == "en" && s.HasBefore(e, Cue.Event, 1) && (s[e.From - 2].Mark == Mark.On || s[e.From - 3].Mark == Mark.On);

    /// <summary>"The summit on Friday": the day belongs to the noun before it, whatever the verb; "after talks on Friday" is past.</summary>
    private static bool IsNounsDate(Sentence s, TimeExpression e)
    {
        if (s.Language != "en" || !s.HasBefore(e, Cue.Event, 1) || s[e.From - 1].Cues.HasFlag(Cue.NonPast))
        {
            return e.Role == Role.From && s.Has(Cue.Measure);
        }

        for (var i = e.From - 2; i >= s.From && i > e.From - 7; i--)
        {
            if (s[i].Mark is Mark.After or Mark.On or Mark.In || s[i].Cues.HasFlag(Cue.Past))
            {
                return Tenses.First(s) != Tense.Past && s[i].Mark != Mark.After;
            }
        }

        return true;
    }

    /// <summary>"Hopes of a deal by 1 August fade as tariffs are announced": tariffs and sanctions hang over a date without a word of threat.</summary>
    private static DeadlineKind? Pressed(Sentence s, TimeExpression e)
    {
        if (e.Role is not (Role.By or Role.Until))
        {
            return null;
        }

        for (var i = s.From; i < s.To; i++)
        {
            if (s[i].Action is "tariffs" or "sanctions")
            {
                return DeadlineKind.Ultimatum;
            }
        }

        return null;
    }
}
