using AlertBot.Understanding.Deadlines.Expressions;
using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>What a deadline is about, and what the sentence says happened to it.</summary>
internal static class Matters
{
    private const string Statement = "statement";
    private const string EndTheWar = "end the war";

    /// <summary>"Unless the war ends in 50 days" says what is demanded; what the deadline is about is what follows then.</summary>
    private const string WarEnds = "war ends";

    /// <summary>The matter named nearest to the date; a statement is one only where nothing else is: most statements are about something.</summary>
    public static string? ActionOf(Sentence sentence, Sentence title, TimeExpression expression) =>
        Nearest(sentence, expression, action => action is not (Statement or WarEnds))
        ?? Nearest(title, expression, action => action is not (Statement or WarEnds))
        ?? Nearest(sentence, expression, action => action == Statement);

    private static string? Nearest(Sentence sentence, TimeExpression expression, Func<string, bool> isWanted)
    {
        string? action = null;
        var nearest = int.MaxValue;
        for (var i = sentence.From; i < sentence.To; i++)
        {
            var away = i < expression.From ? expression.From - i : i - expression.To + 1;
            if (sentence[i].Action is { } named && away < nearest && isWanted(named))
            {
                (action, nearest) = (named, away);
            }
        }

        return action;
    }

    /// <summary>What somebody may demand, of all that a sentence names: the first of it.</summary>
    public static string? DemandOf(Sentence sentence) =>
        First(sentence, action => action is EndTheWar or WarEnds or "ceasefire" or "withdrawal" or "trade deal" or "memorandum") is { } demand ? demand == WarEnds ? EndTheWar : demand : null;

    /// <summary>What somebody may threaten with.</summary>
    public static string? ConsequenceOf(Sentence sentence) => First(sentence, action => action is "tariffs" or "sanctions");

    private static string? First(Sentence sentence, Func<string, bool> isWanted)
    {
        for (var i = sentence.From; i < sentence.To; i++)
        {
            if (sentence[i].Action is { } action && isWanted(action))
            {
                return action;
            }
        }

        return null;
    }

    public static DeadlineChange ChangeOf(Sentence sentence, bool isOldStatement)
    {
        if (sentence.Has(Cue.Shorten) || sentence.Expressions.Any(e => e.Role == Role.Instead))
        {
            return DeadlineChange.Shortened;
        }

        return sentence.Has(Cue.Extend | Cue.Move) ? DeadlineChange.Extended : isOldStatement ? DeadlineChange.Repeated : DeadlineChange.Set;
    }
}
