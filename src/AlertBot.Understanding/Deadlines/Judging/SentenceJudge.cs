using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;
using NodaTime;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>Turns the expressions of one sentence into statements, where they are deadlines.</summary>
internal sealed class SentenceJudge
{
    private readonly Sentence _sentence;
    private readonly Sentence _title;
    private readonly LocalDate _published;
    private readonly (LocalDate Day, TimeExpression From)? _anchor;
    private readonly (KnownName? SetBy, KnownName? Addressee) _parties;

    public SentenceJudge(ItemText item, string language, Sentence sentence, Sentence title)
    {
        (_sentence, _title) = (sentence, title);
        _parties = Parties.Of(sentence, title);
        _published = Zones.DayOf(item, language, _parties.SetBy?.Zone);
        _anchor = Anchors.Of(sentence, _published);
    }

    public void AddTo(List<DeadlineStatement> found)
    {
        if (_sentence.Has(Cue.Withdrawn) && !_sentence.Has(Cue.Extend))
        {
            return;
        }

        foreach (var expression in _sentence.Expressions)
        {
            if (expression.Role is Role.After or Role.Instead or Role.Night)
            {
                continue;
            }

            if (Read(expression, found.LastOrDefault()?.Due) is { } statement)
            {
                found.Add(statement);
            }
        }
    }

    private DeadlineStatement? Read(TimeExpression expression, DueWindow? before) =>
        expression.Value is Length length ? ReadLength(expression, length) : ReadPoint(expression, before);

    private DeadlineStatement? ReadLength(TimeExpression expression, Length length)
    {
        var kind = LengthRule.Of(_sentence, expression, length, _anchor is not null);
        if (kind is null || (kind != DeadlineKind.Ultimatum && IsDatedOtherwise()))
        {
            return null;
        }

        var anchor = _anchor?.Day ?? _published;
        var due = Resolver.Future(length, expression.Role, anchor)!;
        return due.Latest < _published ? null : State(expression, kind.Value, due, anchor);
    }

    /// <summary>Both the length and the end are named: the end is the date.</summary>
    private bool IsDatedOtherwise() =>
        _sentence.Expressions.Any(e => e.Value is not Length && e != _anchor?.From && Resolver.Future(e.Value, e.Role, _published) is { } due && due.Earliest >= _published);

    private DeadlineStatement? ReadPoint(TimeExpression expression, DueWindow? before)
    {
        // "Moved from 1 June to 9 July" is no window: the second date is what holds.
        var value = expression.Value is Span span && expression.Role == Role.From && _sentence.Has(Cue.Move) ? span.To : expression.Value;
        var counted = value is FollowingDay ? before is null ? null : DueWindow.On(before.Latest.PlusDays(1)) : Resolver.Future(value, expression.Role, _published);
        if (value is NamedDay { Which: Which.Last } || counted is not { } due)
        {
            return null;
        }

        if (value is NamedDay day && _published.DayOfWeek == (IsoDayOfWeek)day.Day && (expression.Clock?.Hour == 24 || _sentence.Has(Cue.Away) || IsAdjective(expression)))
        {
            due = DueWindow.On(_published);
        }

        var kind = PointRule.Of(_sentence, expression with { Value = value }, due, _published);
        return kind is null ? null : State(expression, kind.Value, due, _published);
    }

    /// <summary>"The Friday summit", written on a Friday, is today's.</summary>
    private bool IsAdjective(TimeExpression expression) =>
        expression.Role == Role.None && _sentence.Language == "en" && _sentence.HasBehind(expression, Cue.Event | Cue.Deadline, 1);

    private DeadlineStatement State(TimeExpression expression, DeadlineKind kind, DueWindow due, LocalDate anchor)
    {
        var quote = _sentence.Quote(expression);
        var isOld = anchor.PlusDays(1) < _published;
        return new DeadlineStatement(
            kind,
            due,
            quote,
            anchor,
            quote,
            Arithmetic.Of(expression.Value, anchor, due),
            _parties.SetBy?.Name,
            _parties.Addressee?.Party,
            Matters.ActionOf(_sentence, expression) ?? Matters.ActionOf(_title, expression),
            Matters.ChangeOf(_sentence, isOld),
            expression.Value is Length { IsAdjective: true } ? 0.7 : 0.85);
    }
}
