using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>What a deadline is about, and what the sentence says happened to it.</summary>
internal static class Matters
{
    /// <summary>The matter named nearest to the date.</summary>
    public static string? ActionOf(Sentence sentence, TimeExpression expression)
    {
        string? action = null;
        var nearest = int.MaxValue;
        for (var i = sentence.From; i < sentence.To; i++)
        {
            var away = i < expression.From ? expression.From - i : i - expression.To + 1;
            if (sentence[i].Action is { } named && away < nearest)
            {
                (action, nearest) = (named, away);
            }
        }

        return action;
    }

    public static DeadlineChange ChangeOf(Sentence sentence, bool isOldStatement)
    {
        if (sentence.Has(Cue.Shorten) || sentence.Expressions.Any(e => e.Role == Role.Instead))
        {
            return DeadlineChange.Shortened;
        }

        return sentence.Has(Cue.Extend) ? DeadlineChange.Extended : isOldStatement ? DeadlineChange.Repeated : DeadlineChange.Set;
    }
}
