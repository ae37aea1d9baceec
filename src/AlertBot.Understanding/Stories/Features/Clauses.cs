using AlertBot.Understanding.Stories.Words;

namespace AlertBot.Understanding.Stories.Features;

/// <summary>
/// "Sides swap prisoners hours after drones hit Kyiv": one clause of a title is the news of the negotiation, another tells what the war did
/// meanwhile. What stands in that one is told of by every report of the day, whatever its news.
/// </summary>
internal sealed class Clauses(Lexicon lexicon, NameKinds kinds)
{
    /// <returns>Which words of the title are background; none when no clause is about the negotiation, or all are.</returns>
    public bool[] Background(List<Word> title)
    {
        var background = new bool[title.Count];
        var clauses = new List<(Range Words, bool Fights, bool Negotiates)>();
        for (int start = 0, at = 0; at <= title.Count; at++)
        {
            if (at == title.Count || (at > start && kinds.Connects(title[at].Lower)))
            {
                clauses.Add(Of(title, start, at));
                start = at;
            }
        }

        if (clauses.Exists(c => c.Negotiates))
        {
            foreach (var (words, _, _) in clauses.Where(c => c.Fights && !c.Negotiates))
            {
                background.AsSpan(words).Fill(true);
            }
        }

        return background;
    }

    private (Range Words, bool Fights, bool Negotiates) Of(List<Word> title, int start, int end)
    {
        bool fights = false, negotiates = false;
        for (var at = start; at < end; at++)
        {
            var entry = at + 1 < end ? lexicon.FindPhrase(title[at], title[at + 1]) ?? lexicon.Find(title[at]) : lexicon.Find(title[at]);
            fights |= entry is not null && kinds.IsFighting(entry.Key);
            negotiates |= entry is not null && kinds.IsNegotiating(entry.Key);
        }

        return (start..end, fights, negotiates);
    }
}
