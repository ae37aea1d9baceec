namespace AlertBot.Understanding.Tests.Deadlines;

/// <summary>Some three hundred sentences, each with the deadlines that a careful reader finds in it: one table for a language.</summary>
public sealed class PhraseTableTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public void Every_sentence_of_the_table_tells_what_a_careful_reader_finds_in_it(string language)
    {
        var wrong = Rows(language)
            .Select(row => (row.Line, row.Expected, Told: Ordered(Items.Told(language, row.Published, row.Text))))
            .Where(row => row.Told != row.Expected)
            .Select(row => $"{row.Line}: {row.Told}");

        Assert.Empty(wrong);
    }

    /// <summary>Lines of "day of publication | sentence | deadlines".</summary>
    private static IEnumerable<(string Line, string Published, string Text, string Expected)> Rows(string language)
    {
        using var stream = typeof(PhraseTableTests).Assembly.GetManifestResourceStream($"AlertBot.Understanding.Tests.Deadlines.Phrases.{language}.txt");
        using var reader = new StreamReader(stream!);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split('|');
            yield return (line, parts[0].Trim(), parts[1].Trim(), Ordered(parts[2].Trim()));
        }
    }

    private static string Ordered(string deadlines) => string.Join("; ", deadlines.Split("; ").Order(StringComparer.Ordinal));
}
