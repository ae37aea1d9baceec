using AlertBot.Understanding.Deadlines.Expressions;
using NodaTime;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>Finds the day that lengths in a sentence count from: the day of the statement when the sentence names it.</summary>
internal static class Anchors
{
    /// <summary>Null when the sentence names no past day: then the day of publication counts.</summary>
    public static (LocalDate Day, TimeExpression From)? Of(Sentence sentence, LocalDate published)
    {
        (LocalDate, TimeExpression)? anchor = null;
        foreach (var expression in sentence.Expressions)
        {
            if (expression.Role is not (Role.None or Role.On or Role.In or Role.Night or Role.From) || Day(sentence, expression, published) is not { } day)
            {
                continue;
            }

            anchor = (day, expression);
        }

        return anchor;
    }

    private static LocalDate? Day(Sentence sentence, TimeExpression expression, LocalDate published)
    {
        // The night to the day of publication may still be the evening before it where the item is dated.
        var last = expression.Role == Role.Night ? published.PlusDays(1) : published;
        var isSure = expression.Role == Role.Night || expression.Value is DayOfMonth or RelativeDay { Days: < 0 };
        return isSure || (expression.Value is NamedDay && Tenses.Of(sentence, expression) == Tense.Past)
            ? Resolver.Past(expression.Value, last)
            : null;
    }
}
