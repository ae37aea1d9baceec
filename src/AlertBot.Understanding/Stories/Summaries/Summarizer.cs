namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>Sums a story up: extractive, deterministic, every statement with the item that makes it.</summary>
public static class Summarizer
{
    private const int SentencesPerLanguage = 2;

    /// <param name="sources">The reports of one story; at least one.</param>
    public static Summary Of(IReadOnlyList<SummarySource> sources)
    {
        var languages = sources.GroupBy(s => s.Language).Select(l => (Sources: l.ToList(), Headline: HeadlineChooser.Best([.. l]))).ToList();
        return new Summary(
            [.. languages.Select(l => l.Headline).OfType<SummaryText>()],
            [.. languages.SelectMany(l => SentenceChooser.Best(l.Sources, l.Headline?.Text, SentencesPerLanguage))],
            FactChooser.Of(sources),
            Standing.Of(sources));
    }
}
