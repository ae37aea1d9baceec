namespace AlertBot.Understanding.Deadlines.Expressions;

/// <summary>What an expression of time means, before it is counted from a day.</summary>
internal abstract record TimeValue;

/// <summary>8 August, with or without a year.</summary>
internal sealed record DayOfMonth(int Day, int Month, int? Year) : TimeValue;

/// <summary>"On the 22nd", "до 22-го числа": of this month, or of the next.</summary>
internal sealed record NumberedDay(int Day) : TimeValue;

/// <param name="Day">1 is Monday.</param>
internal sealed record NamedDay(int Day, Which Which) : TimeValue;

internal sealed record PartOfMonth(int Month, int? Year, Part Part) : TimeValue;

/// <param name="Unit">week, weekend, month or year.</param>
/// <param name="Year">For a year that is named.</param>
internal sealed record PartOfPeriod(string Unit, Which Which, Part Part, int? Year = null) : TimeValue;

internal sealed record RelativeDay(int Days) : TimeValue;

/// <summary>"The following day": after the day named before it.</summary>
internal sealed record FollowingDay : TimeValue;

internal sealed record Feast(string Name) : TimeValue;

internal sealed record EndOfSeason(string Name) : TimeValue;

/// <summary>A clock time without a day of its own: "from 18:00", "midnight".</summary>
internal sealed record TimeOfDay : TimeValue;

/// <summary>From the one to the other, or the one or the other.</summary>
internal sealed record Span(TimeValue From, TimeValue To) : TimeValue;

/// <summary>50 days, ten or twelve days.</summary>
/// <param name="IsAdjective">"50-day", which names no start.</param>
/// <param name="IsFromNow">"from today" was said.</param>
/// <param name="IsBare">A unit without a number: "a week", "сутки".</param>
internal sealed record Length(int Min, int Max, string Unit, bool IsAdjective = false, bool IsFromNow = false, bool IsBare = false) : TimeValue;

internal enum Which
{
    Nearest,
    This,
    Next,
    Last,

    /// <summary>"Tuesday week": a week after the coming one.</summary>
    WeekAfter,
}

internal enum Part
{
    Whole,
    Early,
    Mid,
    Late,
    Begin,
    End,
    FirstHalf,
    SecondHalf,
    Week1,
    Week2,
    Week3,
    Week4,
    LastWeek,
}

/// <summary>How an expression is tied to the sentence.</summary>
internal enum Role
{
    None,
    On,
    In,
    By,
    Until,
    Within,
    From,
    Between,
    After,

    /// <summary>"In the night to 1 July": the day of a statement.</summary>
    Night,
    Instead,
}

/// <summary>A clock time with a date, as far as it is given.</summary>
internal sealed record ClockTime(int Hour, int Minute, string? Zone);

/// <param name="From">First token, the preposition included.</param>
/// <param name="To">One past the last.</param>
/// <param name="ValueFrom">First token after the preposition.</param>
internal sealed record TimeExpression(int From, int To, int ValueFrom, Role Role, TimeValue Value, ClockTime? Clock);
