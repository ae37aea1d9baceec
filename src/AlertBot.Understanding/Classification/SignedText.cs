using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Classification;

/// <summary>One item seen with the eyes of one dossier: which signs stand in its title, its lead, its text and each sentence.</summary>
internal sealed class SignedText
{
    private SignedText(ItemWords words, List<Hit> hits, List<SignedSentence> sentences)
    {
        Words = words;
        Hits = hits;
        Sentences = sentences;
        Title = sentences[0].Signs;
        foreach (var sentence in sentences.Skip(1))
        {
            Lead |= sentence.Start < words.LeadEnd ? sentence.Signs : Sign.None;
            Body |= sentence.Start < words.LeadEnd ? Sign.None : sentence.Signs;
        }
    }

    public ItemWords Words { get; }

    public List<Hit> Hits { get; }

    /// <summary>The title first.</summary>
    public List<SignedSentence> Sentences { get; }

    public Sign Title { get; }

    public Sign Lead { get; }

    public Sign Body { get; }

    public static SignedText Of(ItemWords words, List<Hit> all, Dossier dossier, string language)
    {
        var hits = WithoutWhatItIsNot(all.Where(h => h.Term.Dossier is null || h.Term.Dossier == dossier).ToList());
        var title = Sentence(words, hits, 0..words.TitleLength);
        var sentences = new List<SignedSentence> { title with { Signs = title.Signs | OfTheItem(words, dossier, language) } };
        foreach (var range in words.TextSentences())
        {
            var sentence = Sentence(words, hits, range);
            if (!sentence.Signs.Overlaps(SignTable.BoilerplateSign))
            {
                sentences.Add(sentence);
            }
        }

        return new SignedText(words, hits, sentences);
    }

    private static Sign OfTheItem(ItemWords words, Dossier dossier, string language) =>
        (dossier.Languages.Contains(language) ? SignTable.HomeLanguage : Sign.None) | (words.HasText ? Sign.None : SignTable.TitleAlone);

    /// <summary>"Peace Prize" is no peace: words inside a phrase that the dossier is not about count for nothing.</summary>
    private static List<Hit> WithoutWhatItIsNot(List<Hit> hits)
    {
        var not = hits.Where(h => h.Term.Sign.Overlaps(SignTable.NotSign)).ToList();
        if (not.Count > 0)
        {
            hits.RemoveAll(h => not.Exists(n => n.Start <= h.Start && h.End <= n.End));
        }

        return hits;
    }

    private static SignedSentence Sentence(ItemWords words, List<Hit> hits, Range range)
    {
        int start = range.Start.Value, end = range.End.Value;
        var signs = Sign.None;
        var inside = hits.Where(h => h.Start >= start && h.End <= end).ToList();
        foreach (var hit in inside)
        {
            signs |= hit.Term.Sign;
        }

        signs |= Sides(inside) > 1 ? SignTable.BothParties : Sign.None;
        signs |= Leaders(inside) > 1 ? SignTable.TwoLeaders : Sign.None;
        signs |= end > start && words.All[end - 1] == '?' ? SignTable.Question : Sign.None;
        return new SignedSentence(start, end, signs);
    }

    private static int Sides(List<Hit> hits) =>
        hits.Where(h => h.Term.Entity?.Side is not null || h.Term.Entity?.Kind == EntityKind.Party)
            .Select(h => h.Term.Entity!.Side ?? h.Term.Entity.Name).Distinct().Count();

    private static int Leaders(List<Hit> hits) =>
        hits.Where(h => h.Term.Entity?.Kind is EntityKind.Leader or EntityKind.BrokerLeader)
            .Select(h => h.Term.Entity!.Name).Distinct().Count();
}

internal readonly record struct SignedSentence(int Start, int End, Sign Signs);
