using System.Runtime.InteropServices;
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
        foreach (var sentence in CollectionsMarshal.AsSpan(sentences)[1..])
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
        var hits = WithoutWhatItIsNot(all.FindAll(h => h.Term.Dossier is null || h.Term.Dossier == dossier));
        var rest = (ReadOnlySpan<Hit>)CollectionsMarshal.AsSpan(hits);
        var title = Sentence(words, ref rest, 0..words.TitleLength);
        var sentences = new List<SignedSentence> { title with { Signs = title.Signs | OfTheItem(words, dossier, language) } };
        foreach (var range in words.TextSentences)
        {
            var sentence = Sentence(words, ref rest, range);
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
        var not = hits.FindAll(h => h.Term.Sign.Overlaps(SignTable.NotSign));
        if (not.Count > 0)
        {
            hits.RemoveAll(h => not.Exists(n => n.Start <= h.Start && h.End <= n.End));
        }

        return hits;
    }

    /// <summary>Takes the sentence's hits from those that are left, which are in the order of the text.</summary>
    private static SignedSentence Sentence(ItemWords words, ref ReadOnlySpan<Hit> rest, Range range)
    {
        int start = range.Start.Value, end = range.End.Value;
        rest = rest[CountBefore(rest, start)..];
        var inside = rest[..CountBefore(rest, end)];
        var signs = end > start && words.All[end - 1] == '?' ? SignTable.Question : Sign.None;
        string? side = null, leader = null;
        foreach (var hit in inside)
        {
            if (hit.End > end)
            {
                continue;
            }

            signs |= hit.Term.Sign;
            if (hit.Term.Entity is { } entity)
            {
                signs |= IsSecond(SideOf(entity), ref side) ? SignTable.BothParties : Sign.None;
                signs |= IsSecond(LeaderOf(entity), ref leader) ? SignTable.TwoLeaders : Sign.None;
            }
        }

        return new SignedSentence(start, end, signs);
    }

    private static int CountBefore(ReadOnlySpan<Hit> hits, int end)
    {
        var count = 0;
        while (count < hits.Length && hits[count].Start < end)
        {
            count++;
        }

        return count;
    }

    private static string? SideOf(Entity entity) => entity.Side ?? (entity.Kind == EntityKind.Party ? entity.Name : null);

    private static string? LeaderOf(Entity entity) => entity.Kind is EntityKind.Leader or EntityKind.BrokerLeader ? entity.Name : null;

    /// <summary>True when a name was seen before and this is another.</summary>
    private static bool IsSecond(string? name, ref string? first)
    {
        first ??= name;
        return name is not null && name != first;
    }
}

internal readonly record struct SignedSentence(int Start, int End, Sign Signs);
