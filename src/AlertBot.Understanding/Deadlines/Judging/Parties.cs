using AlertBot.Understanding.Deadlines.Words;

namespace AlertBot.Understanding.Deadlines.Judging;

/// <summary>Who sets a deadline and for whom, as far as names in the sentence, else in the title, tell.</summary>
internal static class Parties
{
    public static (KnownName? SetBy, KnownName? Addressee) Of(Sentence sentence, Sentence title)
    {
        var names = Names(sentence);
        if (names.Count < 2 && !sentence.IsTitle)
        {
            names.AddRange(Names(title).Where(n => names.All(m => m.Party != n.Party)));
        }

        var setBy = names.Find(n => n.Name == "Trump") ?? names.FirstOrDefault();
        var addressee = names.Find(n => n.Party != setBy?.Party);
        return (setBy, addressee);
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
