using AlertBot.Understanding;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Benchmarks.Fitting;

/// <summary>
/// Headlines in our own wording, files by language: categories or "-", title, text. They say what no small sample of real items does: every
/// category in every language (en.tsv), talks told without their usual words (en-indirect.tsv), what only looks like them
/// (en-lookalikes.tsv), and headlines of feeds that have no text (en-bare.tsv). They teach, and are never scored.
/// </summary>
internal static class Examples
{
    /// <summary>What an invented headline counts for beside a real one.</summary>
    public const double Weight = 0.5;

    public static IEnumerable<LabelledItem> ReadAll() =>
        from file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fitting", "Examples"), "*.tsv").Order(StringComparer.Ordinal)
        let language = Path.GetFileNameWithoutExtension(file).Split('-')[0]
        from line in File.ReadLines(file)
        let cells = line.Split('\t')
        select new LabelledItem(
            new ItemText("example", cells[1], cells.Length > 2 ? cells[2] : "", PublicationTime.On(new LocalDate(2025, 1, 1)), language, Publisher: LabelledItem.Example),
            language,
            cells[0] != "-",
            cells[0] == "-" ? [] : [.. cells[0].Split(',').Select(c => Enum.Parse<Category>(c, ignoreCase: true))]);
}
