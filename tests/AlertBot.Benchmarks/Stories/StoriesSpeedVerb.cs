using System.CommandLine;
using System.Diagnostics;
using AlertBot.Benchmarks.Fitting;
using AlertBot.Understanding;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Stories;
using NodaTime;

namespace AlertBot.Benchmarks.Stories;

/// <summary>
/// <c>stories-speed FILE</c>: what it costs to place an item after 10,000, 100,000 and 1,000,000 others, what is held in memory, and how
/// long a restart takes. The file is read again and again; each time its rarer words change, so that it tells other news.
/// </summary>
internal static class StoriesSpeedVerb
{
    private const int Measured = 20_000;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "JSON Lines of items" };
        var past = new Option<int[]>("--past") { DefaultValueFactory = _ => [10_000, 100_000, 1_000_000], AllowMultipleArgumentsPerToken = true };
        var perDay = new Option<int>("--per-day") { Description = "Items a day", DefaultValueFactory = _ => 100_000 };
        var verb = new Command("stories-speed", "Measures grouping") { file, past, perDay };
        verb.SetAction(r => Run([.. LabelledItem.ReadUnlabelled(r.GetRequiredValue(file))], r.GetValue(past)!, r.GetValue(perDay)));
        return verb;
    }

    internal static int Run(List<ItemText> items, int[] past, int perDay)
    {
        foreach (var count in past)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var grouper = new StoryGrouper();
            var stream = new News(items, perDay);
            long stories = 0;
            for (var i = 0; i < count; i++)
            {
                grouper.Place(stream.Next(), () => ++stories);
            }

            var held = GC.GetTotalMemory(forceFullCollection: true) - before;
            var next = Enumerable.Range(0, Measured).Select(_ => stream.Next()).ToList();
            var newStories = stories;
            var spent = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            next.ForEach(item => grouper.Place(item, () => ++stories));
            var rate = Measured / watch.Elapsed.TotalSeconds;
            spent = Process.GetCurrentProcess().TotalProcessorTime - spent;
            watch.Restart();
            var restored = new StoryGrouper();
            next.ForEach(item => restored.Restore(item, 1));
            Console.WriteLine(FormattableString.Invariant(
                $"{count,9:N0} past items: {rate:N0} items/s on one thread ({Measured / spent.TotalSeconds:N0} a second of processor time), {held / 1e6:N0} MB held, {grouper.Open:N0} open stories, {(stories - newStories) / (double)Measured:0.00} new a item, restored at {Measured / watch.Elapsed.TotalSeconds:N0} items/s"));
        }

        return 0;
    }

    private sealed class News(List<ItemText> items, int perDay)
    {
        private readonly Duration _step = Duration.FromDays(1) / perDay;
        private Instant _now = Instant.FromUtc(2026, 1, 1, 0, 0);
        private int _at;

        public StoryItem Next()
        {
            var item = items[_at % items.Count];
            var round = _at++ / items.Count;
            _now += _step;
            return new StoryItem(item with { Id = $"{item.Id}-{round}", Title = Other(item.Title, round), Text = Other(item.Text, round), Published = PublicationTime.At(_now) }, item.Language ?? "en", [], TalkFacts.None);
        }

        /// <summary>All but short words are other words in each round.</summary>
        private static string Other(string text, int round) => round == 0 ? text : string.Join(' ', text.Split(' ').Select(word =>
            word.Length > 4 && char.IsLetter(word[^1]) ? $"{(char)('a' + (round % 26))}{(char)('a' + (round / 26 % 26))}{word}" : word));
    }
}
