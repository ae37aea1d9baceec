using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>Whether an item is about diplomacy, war and peace, sanctions, tariffs or summits at all, and speaks of time.</summary>
internal static class Topic
{
    public static bool IsNews(ReadOnlySpan<Token> tokens)
    {
        var (isTopical, isTimed, firstParty) = (false, false, -1);
        var told = Cue.None;
        foreach (var token in tokens)
        {
            isTimed |= (token.Cues & (Cue.Withdrawn | Cue.Missed | Cue.Kept)) != 0 || token.Mark is Mark.Number or Mark.Date or Mark.Unit or Mark.Month or Mark.Weekday or Mark.Weekend or Mark.Holiday
                or Mark.Today or Mark.Tomorrow or Mark.Overmorrow or Mark.NextDay or Mark.UnitAdjective or Mark.Season;
            firstParty = firstParty < 0 ? token.Party : firstParty;
            told |= token.Party >= 0 ? token.Cues | Cue.Place : token.Cues;
            isTopical |= token.Cues.HasFlag(Cue.Topic) || (told & (Cue.Place | Cue.Power)) == (Cue.Place | Cue.Power)
                || (token.Party >= 0 && Vocabulary.Names[token.Party].Party != Vocabulary.Names[firstParty].Party);
            if (isTopical && isTimed)
            {
                return true;
            }
        }

        return false;
    }
}
