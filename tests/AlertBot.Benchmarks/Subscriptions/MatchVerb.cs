using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using AlertBot.Alerts;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Benchmarks.Subscriptions;

/// <summary>
/// How long it takes to find the subscriptions that want an alert, with the index and with the naive loop, at growing numbers of
/// subscriptions. Of them seven in ten have included words (one to three phrases out of a vocabulary of 20,000 words), one in twenty of those a
/// pattern; half have excluded words.
/// </summary>
internal static class MatchVerb
{
    private const int Vocabulary = 20_000;
    private const int AlertWords = 300;
    private const int Alerts = 20;

    public static Command Create()
    {
        var sizes = new Option<int[]>("--sizes") { Description = "Numbers of subscriptions", DefaultValueFactory = _ => [1_000, 10_000, 100_000], AllowMultipleArgumentsPerToken = true };
        var verb = new Command("match", "An alert against many subscriptions: the index and the naive loop") { sizes };
        verb.SetAction(result =>
        {
            foreach (var size in result.GetRequiredValue(sizes))
            {
                Measure(size);
            }
        });
        return verb;
    }

    private static void Measure(int size)
    {
        var dice = new Random(size);
        Subscription[] subscriptions = [.. Enumerable.Range(1, size).Select(i => Subscription(i, dice))];
        var started = Stopwatch.GetTimestamp();
        var index = new SubscriptionIndex(subscriptions);
        var built = Stopwatch.GetElapsedTime(started);
        (Alert Alert, string Text)[] alerts = [.. Enumerable.Range(0, Alerts).Select(_ => (Alert(dice), Words(dice, AlertWords)))];
        // The first use makes the filters ready, for both alike.
        _ = Naive(subscriptions, alerts[0]);
        _ = Indexed(index, alerts[0]);
        var (naive, indexed, wanted) = (new List<double>(), new List<double>(), 0);
        foreach (var alert in alerts)
        {
            started = Stopwatch.GetTimestamp();
            var slow = Naive(subscriptions, alert);
            naive.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            started = Stopwatch.GetTimestamp();
            var fast = Indexed(index, alert);
            indexed.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            wanted += fast;
            if (fast != slow)
            {
                throw new InvalidOperationException($"the index finds {fast} subscriptions, the loop {slow}");
            }
        }

        Console.WriteLine($"{size,9:N0} subscriptions: index median {Median(indexed):F2} ms, worst {indexed.Max():F2} ms; naive median {Median(naive):F1} ms; {wanted / Alerts:N0} want it; index built in {built.TotalMilliseconds:F0} ms");
    }

    private static int Naive(Subscription[] subscriptions, (Alert Alert, string Text) alert)
    {
        var subject = FilterSubject.Of(alert.Alert, alert.Text);
        return subscriptions.Count(s => s.Wants(alert.Alert, subject));
    }

    private static int Indexed(SubscriptionIndex index, (Alert Alert, string Text) alert) => index.Wanting(alert.Alert, FilterSubject.Of(alert.Alert, alert.Text)).Count;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Subscription Subscription(int id, Random dice)
    {
        var destination = new Destination(id, $"d{id}", "console", "", "en", DateTimeZone.Utc, null, null);
        return new Subscription(id, destination, dice.Next(3) == 0 ? ["a"] : [], dice.Next(2) == 0 ? [] : [(Category)dice.Next(9)], [7, 3, 1, 0])
        {
            MinimumUrgency = (Urgency)dice.Next(3),
            StateMedia = dice.Next(4) > 0,
            Filters = new FilterSet(dice.Next(10) < 7 ? Some(dice, 1 + dice.Next(3)) : [], dice.Next(2) == 0 ? Some(dice, 1) : []),
        };
    }

    private static ImmutableArray<TextFilter> Some(Random dice, int count) => [.. Enumerable.Range(0, count).Select(_ => Filter(dice))];

    private static TextFilter Filter(Random dice) => dice.Next(20) switch
    {
        0 => new TextFilter(FilterKind.Pattern, $"{Word(dice)}.{{0,20}}{Word(dice)}"),
        < 4 => new TextFilter(FilterKind.Words, $"{Word(dice)} {Word(dice)}"),
        < 8 => new TextFilter(FilterKind.Words, $"{Word(dice)[..4]}*"),
        _ => new TextFilter(FilterKind.Words, Word(dice)),
    };

    /// <summary>Frequent words are rare in number, as in language.</summary>
    private static string Word(Random dice)
    {
        var rank = (int)(Vocabulary * Math.Pow(dice.NextDouble(), 2));
        Span<char> letters = stackalloc char[7];
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = (char)('a' + ((rank * 7919L + (i * 104_729L * (rank + 3))) % 26));
        }

        return new string(letters);
    }

    private static string Words(Random dice, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(dice)));

    private static Alert Alert(Random dice) => new(
        "k", AlertKind.NewStory, "a", Instant.FromUtc(2025, 7, 23, 12, 0), 1, null, [1], (Urgency)dice.Next(3),
        new AlertContent([new QuotedText("en", Words(dice, 12), 1)], [], [new SourceLink("BBC", "bbc", null, "en", false, 1)], [(Category)dice.Next(9)], []), "test");
}
