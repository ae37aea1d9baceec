using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>Who sets a deadline and for whom, as far as names in the sentence, else in the title, tell.</summary>
internal static class Parties
{
    public static (KnownName? SetBy, KnownName? Addressee) Of(Sentence sentence, Sentence title)
    {
        var names = NamesOf(sentence, title);
        var setBy = names.Find(n => n.Name == "Trump") ?? names.FirstOrDefault();
        var addressee = names.Find(n => n.Party != setBy?.Party);
        return (setBy, addressee);
    }

    /// <summary>"Russia must answer by Friday, Macron says": who has to do it is the addressee, wherever it stands, and who says so set it.</summary>
    public static (KnownName? SetBy, KnownName? Addressee) OfDemand(Sentence sentence, Sentence title)
    {
        var (setBy, addressee) = Of(sentence, title);
        return Obliged(sentence) is not { } obliged ? (setBy, addressee)
            : obliged.Party != setBy?.Party ? (setBy, obliged)
            : (NamesOf(sentence, title).FindLast(n => n.Party != obliged.Party), obliged);
    }

    /// <summary>Whose name stands right before "must" or "has until".</summary>
    private static KnownName? Obliged(Sentence sentence)
    {
        for (var i = sentence.From; i < sentence.To - 1; i++)
        {
            if (sentence[i].Party >= 0 && sentence[i].Length > 0 && i + sentence[i].Length is var next && next < sentence.To
                && (sentence[next].Cues.HasFlag(Cue.Must) || (sentence[next].Cues.HasFlag(Cue.Left) && sentence.Expressions.Any(e => e.From > next && e.From <= next + 2))))
            {
                return Vocabulary.Names[sentence[i].Party];
            }
        }

        return null;
    }

    private static List<KnownName> NamesOf(Sentence sentence, Sentence title)
    {
        var names = Names(sentence);
        if (names.Count < 2 && !sentence.IsTitle)
        {
            names.AddRange(Names(title).Where(n => names.All(m => m.Party != n.Party)));
        }

        return names;
    }

    private static List<KnownName> Names(Sentence sentence)
    {
        var names = new List<KnownName>();
        for (var i = sentence.From; i < sentence.To; i++)
        {
            if (sentence[i].Party >= 0 && sentence[i].Length > 0)
            {
                var name = Vocabulary.Names[sentence[i].Party];
                if (!names.Contains(name))
                {
                    names.Add(name);
                }
            }
        }

        return names;
    }
}
