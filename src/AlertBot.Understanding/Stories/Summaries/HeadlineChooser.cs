namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>The headline of a language that says best what the story's reports have in common, without luring.</summary>
internal static class HeadlineChooser
{
    private const int TooLong = 130;

    public static SummaryText? Best(IReadOnlyList<SummarySource> sources)
    {
        var titled = sources.Where(s => s.Title.Length > 0).Select(s => (Source: s, Words: Telling.Words(s.Title))).ToList();
        return titled
            .OrderByDescending(t => Score(t.Source, t.Words, titled))
            .ThenBy(t => t.Source.Published)
            .ThenBy(t => t.Source.Item)
            .Select(t => new SummaryText(t.Source.Language, t.Source.Title, t.Source.Item))
            .FirstOrDefault();
    }

    private static double Score(SummarySource source, HashSet<int> words, List<(SummarySource Source, HashSet<int> Words)> all) =>
        (all.Count == 1 ? 0 : all.Where(other => other.Source.Item != source.Item).Average(other => Telling.Overlap(words, other.Words)))
        + (Math.Min(words.Count, 8) * 0.03)
        - (Noise.Default.IsLure(source.Title) ? 1 : 0)
        - (source.Title.Length > TooLong ? 0.3 : 0)
        - (source.StateMedia is null ? 0 : 0.15);
}
