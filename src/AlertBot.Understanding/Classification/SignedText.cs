using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Classification;

/// <summary>One item seen with the eyes of one dossier: which signs stand in its title, its lead, its text and each sentence.</summary>
internal sealed class SignedText
{
    private const int Several = 3;

    private static readonly Sign Matter = FeatureSet.Substance | FeatureSet.Talking;

    private SignedText(ItemWords words, List<Hit> hits, List<SignedSentence> sentences, ImmutableArray<Sign> headlines)
    {
        Words = words;
        Hits = hits;
        Sentences = sentences;
        Headlines = headlines;
        Title = sentences[0].Signs;
        TitleEnd = words.TitleLength;
        if (sentences.Count > 1 && SaysNothing(Title))
        {
            Title |= sentences[1].Signs;
            TitleEnd = sentences[1].End;
            Headlines = [Title];
        }

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

    /// <summary>What the title says; when it names no subject, the first sentence speaks for it.</summary>
    public Sign Title { get; }

    /// <summary>The same by headline: "Iran truce is over. And, a ban on Russia ends" names two things that have nothing to do with each other.</summary>
    public ImmutableArray<Sign> Headlines { get; }

    /// <summary>Where that which speaks for the title ends.</summary>
    public int TitleEnd { get; }

    public Sign Lead { get; }

    public Sign Body { get; }

    /// <param name="number">The dossier's number in the catalog.</param>
    public static SignedText Of(ItemWords words, List<FoundPhrase> found, int number, Dossier dossier, string language)
    {
        var hits = WithoutWhatItIsNot(HitsOf(found, number));
        var rest = (ReadOnlySpan<Hit>)CollectionsMarshal.AsSpan(hits);
        var headlines = words.Headlines;
        Span<Sign> titles = stackalloc Sign[headlines.Length];
        var title = Sign.None;
        for (var i = 0; i < headlines.Length; i++)
        {
            titles[i] = Sentence(words, ref rest, headlines[i]).Signs;
            title |= titles[i];
        }

        var sentences = new List<SignedSentence> { default };
        foreach (var range in words.TextSentences)
        {
            var sentence = Sentence(words, ref rest, range);
            if (!sentence.Signs.Overlaps(SignTable.BoilerplateSign))
            {
                sentences.Add(sentence);
            }
        }

        var ofAll = OfTheItem(words, dossier, language) | OfTheText(CollectionsMarshal.AsSpan(sentences)[1..]);
        foreach (ref var one in titles)
        {
            one |= ofAll;
        }

        sentences[0] = new SignedSentence(0, words.TitleLength, title | ofAll);
        return new SignedText(words, hits, sentences, [.. titles]);
    }

    /// <summary>A title may promise talks that its text says nothing of, and the other way round.</summary>
    private static Sign OfTheText(ReadOnlySpan<SignedSentence> text)
    {
        var telling = 0;
        foreach (var sentence in text)
        {
            telling += sentence.Signs.Overlaps(Matter) && sentence.Signs.Overlaps(FeatureSet.Actor) ? 1 : 0;
        }

        return telling >= Several ? SignTable.TextInsists : telling == 0 && text.Length >= Several ? SignTable.TextSilent : Sign.None;
    }

    /// <summary>"Three hours in the Kremlin" or "The clock is ticking": such a title leaves it to the text to say what it is about.</summary>
    private static bool SaysNothing(Sign title) =>
        !title.Overlaps(FeatureSet.Subject) || (!title.Overlaps(FeatureSet.Actor) && !title.Overlaps(FeatureSet.Elsewhere));

    private static Sign OfTheItem(ItemWords words, Dossier dossier, string language) =>
        (dossier.Languages.Contains(language) ? SignTable.HomeLanguage : Sign.None) | (words.HasText ? Sign.None : SignTable.TitleAlone);

    private static List<Hit> HitsOf(List<FoundPhrase> found, int number)
    {
        var hits = new List<Hit>(found.Count);
        foreach (var (phrase, start, end) in found)
        {
            foreach (var term in phrase.Shared)
            {
                hits.Add(new Hit(term, start, end));
            }

            for (var i = phrase.FirstOf(number); i < phrase.Owned.Count && phrase.Owned[i].Owner == number; i++)
            {
                hits.Add(new Hit(phrase.Owned[i].Term, start, end));
            }
        }

        return hits;
    }

    /// <summary>"Peace Prize" is no peace: words inside a phrase that the dossier is not about count for nothing.</summary>
    private static List<Hit> WithoutWhatItIsNot(List<Hit> hits)
    {
        if (hits.Exists(IsNot))
        {
            var not = hits.FindAll(IsNot);
            hits.RemoveAll(h => not.Exists(n => n.Start <= h.Start && h.End <= n.End));
        }

        WithoutWhatIsItsOwn(hits);
        return hits;

        static bool IsNot(Hit hit) => hit.Term.Sign.Overlaps(SignTable.NotSign);
    }

    /// <summary>What counts as another conflict elsewhere may be this dossier's own party, place or phrase.</summary>
    private static void WithoutWhatIsItsOwn(List<Hit> hits)
    {
        if (hits.Exists(IsShared))
        {
            var own = hits.FindAll(h => h.Term.Dossier is not null && !h.Term.Sign.Overlaps(SignTable.OtherConflict));
            hits.RemoveAll(h => IsShared(h) && own.Exists(o => o.Start < h.End && h.Start < o.End));
        }

        static bool IsShared(Hit hit) => hit.Term.Dossier is null && hit.Term.Sign.Overlaps(SignTable.OtherConflict);
    }

    /// <summary>Takes the sentence's hits from those that are left, which are in the order of the text.</summary>
    private static SignedSentence Sentence(ItemWords words, ref ReadOnlySpan<Hit> rest, Range range)
    {
        int start = range.Start.Value, end = range.End.Value;
        rest = rest[CountBefore(rest, start)..];
        var inside = rest[..CountBefore(rest, end)];
        var signs = end > start && words.All[end - 1] == '?' ? SignTable.Question : Sign.None;
        var crowd = default(Crowd);
        foreach (var hit in inside)
        {
            if (hit.End > end)
            {
                continue;
            }

            signs |= hit.Term.Sign;
            if (hit.Term.Entity is { } entity)
            {
                crowd.Add(entity);
                signs |= Attribution.Is(words.All, start, end, hit) ? SignTable.Attributed : Sign.None;
            }
        }

        return new SignedSentence(start, end, signs | crowd.Signs);
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
}

internal readonly record struct SignedSentence(int Start, int End, Sign Signs);
