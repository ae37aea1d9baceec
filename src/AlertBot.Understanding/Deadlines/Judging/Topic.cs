using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>Whether an item is about diplomacy, war and peace, sanctions, tariffs or summits at all, and speaks of time.</summary>
internal static class Topic
{
    public static bool IsNews(ReadOnlySpan<Token> tokens)
    {
        var (isTopical, isTimed, firstParty) = (false, false, -1);
        foreach (var token in tokens)
        {
            isTimed |= token.Mark is Mark.Number or Mark.Date or Mark.Unit or Mark.Month or Mark.Weekday or Mark.Weekend or Mark.Holiday
                or Mark.Today or Mark.Tomorrow or Mark.Overmorrow or Mark.NextDay or Mark.UnitAdjective or Mark.Season;
            firstParty = firstParty < 0 ? token.Party : firstParty;
            isTopical |= token.Cues.HasFlag(Cue.Topic)
                || (token.Party >= 0 && Vocabulary.Names[token.Party].Party != Vocabulary.Names[firstParty].Party);
            if (isTopical && isTimed)
            {
                return true;
            }
        }

        return false;
    }
}
