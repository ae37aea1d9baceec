using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;
using NodaTime;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>Turns the expressions of one sentence into statements, where they are deadlines.</summary>
internal sealed class SentenceJudge
{
    private const int Adjacent = 4;

    private readonly Sentence _sentence;
    private readonly Sentence _title;
    private readonly LocalDate _published;
    private readonly (LocalDate Day, TimeExpression From)? _anchor;
    private readonly (KnownName? SetBy, KnownName? Addressee) _parties;

    /// <summary>The end that the sentence says was moved by a length.</summary>
    private readonly TimeExpression? _extended;

    public SentenceJudge(ItemText item, string language, Sentence sentence, Sentence title)
    {
        (_sentence, _title) = (sentence, title);
        _parties = Parties.Of(sentence, title);
        _published = Zones.DayOf(item, language, _parties.SetBy?.Zone);
        _anchor = Anchors.Of(sentence, _published);
        _extended = Extensions.BaseOf(sentence, _published);
    }

    /// <summary>It tells who stays away from a meeting, which stands as it stood.</summary>
    public bool IsAbsence { get; init; }

    public void AddTo(List<DeadlineStatement> found)
    {
        if (_sentence.Has(Cue.Withdrawn) && !_sentence.Has(Cue.Extend))
        {
            return;
        }

        foreach (var expression in _sentence.Expressions)
        {
            if (expression.Role is Role.After or Role.Instead or Role.Night || IsUnreal(expression) || expression == _extended)
            {
                continue;
            }

            if (Read(expression, found.LastOrDefault()?.Due) is { } statement && !(IsAbsence && statement.Kind == DeadlineKind.Scheduled))
            {
                found.Add(statement);
            }
        }
    }

    /// <summary>What the sentence tells of how deadlines ended.</summary>
    public void AddOutcomesTo(List<DeadlineStatement> found)
    {
        if (Outcomes.Of(_sentence, _published) is not { } outcome || (IsAbsence && outcome.Kind == DeadlineKind.Scheduled && !Outcomes.IsCalledOff(_sentence)))
        {
            return;
        }

        var statement = State(outcome.When ?? Nowhere, outcome.Kind, DueWindow.On(outcome.Day), _published);
        found.Add(statement with
        {
            Change = outcome.Change,
            IsUndated = outcome.When is null,
            Quote = outcome.When is null ? _sentence.Words : statement.Quote,
            Expression = outcome.When is null ? "" : statement.Expression,
            Arithmetic = "",
            Counting = null,
        });
    }

    private TimeExpression Nowhere => new(_sentence.From, _sentence.From + 1, _sentence.From, Role.None, new TimeOfDay(), null);

    /// <summary>Denied, or only wished for or doubted.</summary>
    private bool IsUnreal(TimeExpression expression) =>
        _sentence.HasBefore(expression, Cue.Deny, _sentence.To)
        || (_sentence.Has(Cue.Doubt) && _sentence.Distance(expression, Cue.Deadline | Cue.Give) > Adjacent);

    private DeadlineStatement? Read(TimeExpression expression, DueWindow? before) =>
        expression.Value is Length length ? ReadLength(expression, length) : ReadPoint(expression, before);

    private DeadlineStatement? ReadLength(TimeExpression expression, Length length)
    {
        if (_extended is { } end && Extensions.IsExtension(_sentence, expression))
        {
            var old = Resolver.Future(end.Value, end.Role, _published)!.Latest;
            return State(expression, DeadlineKind.Effective, Resolver.Future(length, Role.Within, old)!, old);
        }

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
        var (setBy, addressee) = kind == DeadlineKind.Ultimatum ? Parties.OfDemand(_sentence, _title) : _parties;
        var counting = Arithmetic.Of(expression.Value, anchor, due);
        return new DeadlineStatement(
            kind,
            due,
            quote,
            anchor,
            quote,
            Arithmetic.Words(counting),
            setBy?.Name,
            addressee?.Party,
            Matters.ActionOf(_sentence, _title, expression),
            Matters.ChangeOf(_sentence, isOld),
            expression.Value is Length { IsAdjective: true } ? 0.7 : 0.85)
        {
            Counting = counting,
            Demand = kind == DeadlineKind.Ultimatum ? Matters.DemandOf(_sentence) ?? Matters.DemandOf(_title) : null,
            Company = kind == DeadlineKind.Scheduled ? Appointments.CompanyOf(_sentence, _title) : null,
            Venue = kind == DeadlineKind.Scheduled ? Appointments.VenueOf(_sentence, _title) : null,
            Consequence = kind == DeadlineKind.Ultimatum ? Matters.ConsequenceOf(_sentence) ?? Matters.ConsequenceOf(_title) : null,
        };
    }
}
