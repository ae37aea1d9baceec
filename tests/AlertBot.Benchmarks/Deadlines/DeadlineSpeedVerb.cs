using System.CommandLine;
using System.Diagnostics;
using System.Text;
using AlertBot.Benchmarks.Fitting;
using AlertBot.Understanding;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Text;
using NodaTime;

namespace AlertBot.Benchmarks.Deadlines;

/// <summary><c>deadlines FILE</c>: what looking for deadlines costs beside the rest of reading, and how it grows with hostile texts.</summary>
internal static class DeadlineSpeedVerb
{
    private static readonly int[] Kilobytes = [125, 250, 500, 1000];

    private static readonly (string Name, string Piece)[] Floods =
    [
        ("digits", "1234567890"),
        ("numbers", "12 7 2025 "),
        ("dashes", "- – — "),
        ("months", "May June July March "),
        ("dates", "by 5 May – 7 June, "),
        ("lengths", "within 10 or 12 days from today "),
        ("prepositions", "by until from to on at in the "),
        ("weekdays", "from Monday to Friday next week "),
        ("slashes", "1/2/3/4/25/07/2025"),
    ];

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines of items" };
        var verb = new Command("deadlines", "Measures reading of deadlines") { file };
        verb.SetAction(result => Run(result.GetRequiredValue(file)));
        return verb;
    }

    private static int Run(string file)
    {
        var reader = new ItemReader();
        var deadlines = new DeadlineReader();
        var items = LabelledItem.ReadUnlabelled(file).Select(item => (Item: item, Language: item.Language ?? LanguageDetector.Detect(item.Title, item.Text))).ToList();
        // In turns, so that a busy machine slows both alike; processor time, not the clock on the wall.
        var (all, own) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var round = 0; round < 12; round++)
        {
            var whole = Spent(() => items.ForEach(i => reader.Read(i.Item, allTopics: true)));
            var part = Spent(() => items.ForEach(i => deadlines.Read(i.Item, i.Language)));
            (all, own) = round < 4 ? (all, own) : (all + whole, own + part);
        }

        Console.WriteLine(FormattableString.Invariant($"deadlines take {own / all:P0} of reading ({own.TotalMilliseconds / 8 / items.Count * 1000:N1} of {all.TotalMilliseconds / 8 / items.Count * 1000:N1} microseconds an item)"));
        foreach (var (name, piece) in Floods)
        {
            var times = Kilobytes.Select(kilobytes => Best(() => deadlines.Read(Flood(piece, kilobytes), "en"))).ToList();
            Console.WriteLine(FormattableString.Invariant($"{name,-12} {string.Join("  ", Kilobytes.Zip(times, (k, t) => FormattableString.Invariant($"{k} KB {t.TotalMilliseconds,6:N0} ms")))}  (8 times the text: {times[^1] / times[0]:N1} times the time)"));
        }

        return 0;
    }

    private static ItemText Flood(string piece, int kilobytes)
    {
        var text = new StringBuilder("Peace talks ");
        while (text.Length < kilobytes * 1000)
        {
            text.Append(piece);
        }

        return new ItemText("flood", "", text.ToString(), PublicationTime.On(new LocalDate(2025, 7, 14)), "en");
    }

    private static TimeSpan Best(Action work) => Enumerable.Range(0, 5).Min(_ => Spent(work));

    private static TimeSpan Spent(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return process.TotalProcessorTime - before;
    }
}
