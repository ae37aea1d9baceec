using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;
using NodaTime;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>When a day or a window is a deadline: it lies ahead, and what is said of it has not happened yet.</summary>
internal static class PointRule
{
    private const int Nearby = 8;

    public static DeadlineKind? Of(Sentence s, TimeExpression e, DueWindow due, LocalDate published)
    {
        if (due.Latest < published || (IsThisWholePeriod(e.Value) && !IsPlanned(s, e)) || s[e.To].Mark is Mark.Ago || s.HasBefore(e, Cue.If, 2) || (e.Value is FollowingDay && s[e.To].Mark is Mark.After) || IsStamp(s, e, due, published) || HasBegun(e.Value, due, published) || IsFestive(s, e) || Recurs(s, e))
        {
            return null;
        }

        return IsAmbiguous(e, due, published) && !IsAhead(s, e, due, published) ? null : KindRule.Of(s, e) ?? Pressed(s, e);
    }

    /// <summary>"This week" is where we are, not a date.</summary>
    private static bool IsThisWholePeriod(TimeValue value) => value is PartOfPeriod { Part: Part.Whole, Which: not Which.Next, Unit: not "weekend" };

    /// <summary>Unless something is still to happen in it: "the delegations will meet this week".</summary>
    private static bool IsPlanned(Sentence s, TimeExpression e) =>
        e.Role is Role.On or Role.In or Role.None && s.Distance(e, Cue.Event) <= 4 && Tenses.Of(s, e) == Tense.NotPast && !s.Has(Cue.Underway | Cue.Not);

    /// <summary>"MOSCOW, May 26.", "11.09 rubles": a dateline, the time stamp of a page, or no date at all.</summary>
    private static bool IsStamp(Sentence s, TimeExpression e, DueWindow due, LocalDate published) =>
        s.Language == "en" && e is { Role: Role.None, Value: DayOfMonth } && (due.Earliest == published || s[e.ValueFrom] is { Mark: Mark.Date, Detail: var detail } && detail % 10000 == 0);

    /// <summary>"In his New Year's address", "by the December summit": the day of another thing.</summary>
    private static bool IsFestive(Sentence s, TimeExpression e) =>
        (e.Value is Feast && s.HasBehind(e, Cue.Event | Cue.EventWeak, 2) && e.Role is not (Role.By or Role.Until))
        || (e.Value is PartOfMonth { Part: Part.Whole, Year: null } && s.Language == "en" && s.HasBehind(e, Cue.Event, 1) && s.Word(e.ValueFrom) is "the");

    /// <summary>"Every second Tuesday".</summary>
    private static bool Recurs(Sentence s, TimeExpression e) => s.HasBefore(e, Cue.Each, 2);

    /// <summary>"In early July", read on the 8th, is history more often than plan.</summary>
    private static bool HasBegun(TimeValue value, DueWindow due, LocalDate published) =>
        value is PartOfMonth { Part: not Part.Whole } && due.Earliest < published;

    /// <summary>A weekday may be last week's, and the day of publication may already be history.</summary>
    private static bool IsAmbiguous(TimeExpression e, DueWindow due, LocalDate published) =>
        e.Role is not (Role.By or Role.Until)
        && (due.Earliest <= published || e.Value is PartOfMonth { Part: not Part.End, Year: null } or NamedDay { Which: not Which.Next } or Span { From: NamedDay { Which: not Which.Next } });

    private static bool IsAhead(Sentence s, TimeExpression e, DueWindow due, LocalDate published)
    {
        // "From 1 July", printed on that day, has begun.
        if (e is { Role: Role.From, Clock: null, Value: DayOfMonth } && due.Earliest == published)
        {
            return false;
        }

        if (IsToday(e.Value, published) && s.Language == "en" && (s.Has(Cue.Underway) || (Tenses.Of(s, e) != Tense.NotPast && s.Distance(e, Cue.Deadline) > 2)))
        {
            return false;
        }

        if (s.Distance(e, Cue.Deadline) <= 2 || IsNounsDate(s, e, published))
        {
            return due.Earliest != published || !s.Has(Cue.Underway);
        }

        if (e is { Role: Role.None, Value: NamedDay { Which: Which.Nearest } } && s.Language == "en" && s.Distance(e, Cue.Event) > 1)
        {
            return Tenses.Of(s, e) == Tense.NotPast;
        }

        var tense = IsEventsPlace(s, e) ? Tenses.First(s) : Tenses.Of(s, e);
        return due.Earliest == published
            ? tense == Tense.NotPast && !s.Has(Cue.Underway) && (e.Value is not RelativeDay || s.Distance(e, Cue.Event | Cue.EventWeak | Cue.EffectStart | Cue.EffectEnd) <= Nearby)
            : tense != Tense.Past;
    }

    /// <summary>The weekday of the day of publication: news of the day names it more often than plans for the next week do.</summary>
    private static bool IsToday(TimeValue value, LocalDate published) =>
        value is NamedDay { Which: Which.Nearest } day && (int)published.DayOfWeek == day.Day;

    private static bool IsYesterday(TimeValue value, LocalDate published) => value is NamedDay day && published.PlusDays(-1).DayOfWeek == (IsoDayOfWeek)day.Day;

    /// <summary>"At a conference on Sunday": the day goes with what the sentence tells first.</summary>
    private static bool IsEventsPlace(Sentence s, TimeExpression e) =>
        s.Language == "en" && s.HasBefore(e, Cue.Event, 1) && (s[e.From - 2].Mark == Mark.On || s[e.From - 3].Mark == Mark.On);

    /// <summary>"The summit on Friday": the day belongs to the noun before it, whatever the verb; "after talks on Friday" is past.</summary>
    private static bool IsNounsDate(Sentence s, TimeExpression e, LocalDate published)
    {
        if (s.Language != "en" || !s.HasBefore(e, Cue.Event, 1) || s[e.From - 1].Cues.HasFlag(Cue.NonPast))
        {
            return e.Role == Role.From && s.Has(Cue.Measure) && !(IsYesterday(e.Value, published) && Tenses.Of(s, e) == Tense.Past);
        }

        for (var i = e.From - 2; i >= s.From && i > e.From - 7; i--)
        {
            if (s[i].Mark is Mark.After or Mark.On or Mark.In || Tenses.OfWord(s, i) == Tense.Past)
            {
                return Tenses.First(s) != Tense.Past && s[i].Mark != Mark.After;
            }
        }

        return true;
    }

    /// <summary>"Hopes of a deal by 1 August fade as tariffs are announced": tariffs and sanctions hang over a date without a word of threat.</summary>
    private static DeadlineKind? Pressed(Sentence s, TimeExpression e) =>
        e.Role is Role.By or Role.Until && Matters.ConsequenceOf(s) is not null ? DeadlineKind.Ultimatum : null;
}
