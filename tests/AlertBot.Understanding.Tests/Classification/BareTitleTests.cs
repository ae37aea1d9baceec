using NodaTime;

namespace AlertBot.Understanding.Tests.Classification;

/// <summary>
/// A hundred headlines without a text, in three languages, that no fit has seen (bare-titles.tsv: "talks" or "-", language, title). Never to be
/// taught: what is learned from them says nothing of the next hundred.
/// </summary>
public sealed class BareTitleTests
{
    private static readonly ItemReader Reader = new();

    [Fact]
    public void Most_bare_titles_about_the_talks_are_found_and_few_others_are_taken_for_them()
    {
        var titles = Read().ToList();
        var found = titles.Where(t => IsRelevant(t.Language, t.Title)).ToList();

        Assert.Equal((50, 50), (titles.Count(t => t.IsOfTalks), titles.Count(t => !t.IsOfTalks)));
        Assert.InRange(found.Count(t => t.IsOfTalks), 39, 50);
        Assert.InRange(found.Count(t => !t.IsOfTalks), 0, 3);
    }

    private static bool IsRelevant(string language, string title) =>
        Reader.Read(new ItemText("id", title, "", PublicationTime.On(new LocalDate(2025, 11, 20)), language)).Dossiers.Any(d => d.Dossier == "ukraine-russia-talks" && d.IsRelevant);

    private static IEnumerable<(bool IsOfTalks, string Language, string Title)> Read()
    {
        using var stream = typeof(BareTitleTests).Assembly.GetManifestResourceStream("bare-titles.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            yield return (cells[0] == "talks", cells[1], cells[2]);
        }
    }
}
