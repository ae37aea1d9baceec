using AlertBot.Understanding.Text;

namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>
/// Chooses the sentences of a language that tell most: those that say what other reports say too, that carry facts, and that stand on
/// their own; never one that the headline or another chosen one has said already.
/// </summary>
internal static class SentenceChooser
{
    private const int Considered = 14;
    private const int Shortest = 35;
    private const int Longest = 320;
    private const double Repeats = 0.6;
    private const double Worth = 0.25;

    public static IEnumerable<SummaryText> Best(IReadOnlyList<SummarySource> sources, string? headline, int count)
    {
        var candidates = sources.SelectMany(Candidates).ToList();
        var titles = sources.Select(s => Telling.Words(s.Title)).ToList();
        var said = new List<HashSet<int>>();
        if (headline is not null)
        {
            said.Add(Telling.Words(headline));
        }

        var chosen = new List<Candidate>();
        var ranked = candidates.Select(c => (Candidate: c, Score: Score(c, candidates, titles))).Where(c => c.Score >= Worth).OrderByDescending(c => c.Score).ThenBy(c => c.Candidate.Source.Published).ThenBy(c => c.Candidate.Place);
        foreach (var (candidate, _) in ranked)
        {
            if (chosen.Count < count && !said.Exists(s => Telling.Overlap(candidate.Words, s) >= Repeats))
            {
                chosen.Add(candidate);
                said.Add(candidate.Words);
            }
        }

        return chosen
            .OrderBy(c => c.Place > 0)
            .ThenBy(c => c.Source.Published)
            .ThenBy(c => c.Source.Item)
            .ThenBy(c => c.Place)
            .Select(c => new SummaryText(c.Source.Language, c.Text, c.Source.Item));
    }

    private static IEnumerable<Candidate> Candidates(SummarySource source)
    {
        var place = 0;
        var whole = Dateline.Without(source.Text);
        foreach (var range in Sentences.Of(whole).Take(Considered))
        {
            var text = whole[range].Trim();
            // A text that a feed cut off ends in the middle of a sentence.
            if (text.Length is >= Shortest and <= Longest && IsWhole(text) && !Quotation.IsWithin(whole, range.Start.Value) && !Noise.Default.IsBoilerplate(text) && !Noise.Default.IsClickbait(text) && !Noise.Default.IsBiography(text))
            {
                yield return new Candidate(source, text, place, Telling.Words(text));
            }

            place++;
        }
    }

    private static bool IsWhole(string text) => text[^1] is '.' or '!' or '"' or '”' or '»' && (char.IsUpper(text[0]) || char.IsDigit(text[0]) || text[0] is '"' or '“' or '«') && QuotesMatch(text);

    private static bool QuotesMatch(string text) =>
        text.Count(c => c == '"') % 2 == 0 && text.Count(c => c == '“') == text.Count(c => c == '”') && text.Count(c => c == '«') == text.Count(c => c == '»');

    private static double Score(Candidate candidate, List<Candidate> all, List<HashSet<int>> titles)
    {
        var others = all.Where(o => o.Source.Voice != candidate.Source.Voice).ToList();
        var agreed = others.Count == 0 ? 0 : others.GroupBy(o => o.Source.Voice).Average(voice => voice.Max(o => Telling.Overlap(candidate.Words, o.Words)));
        var central = titles.Count == 0 ? 0 : titles.Average(title => Telling.Overlap(candidate.Words, title));
        var facts = candidate.Source.Facts.All.Count(f => candidate.Text.Contains(f.Quote, StringComparison.OrdinalIgnoreCase));
        return (0.8 * central)
            + (0.6 * agreed)
            + (0.12 * Math.Min(facts, 3))
            + (0.3 / (1 + candidate.Place))
            - (Noise.Default.Dangles(candidate.Text) ? 0.5 : 0)
            - (Noise.Default.Recalls(candidate.Text) || EarlierDay.IsIn(candidate.Text, candidate.Source.Published) ? 0.5 : 0)
            - (candidate.Text[0] is '"' or '“' or '«' ? 0.25 : 0)
            - (candidate.Words.Count < 5 ? 0.4 : 0)
            - (candidate.Source.StateMedia is null ? 0 : 0.1);
    }

    private sealed record Candidate(SummarySource Source, string Text, int Place, HashSet<int> Words);
}
