using System.CommandLine;
using System.Diagnostics;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Alerts.Subscriptions.Filters;

namespace AlertBot.Benchmarks.Subscriptions;

/// <summary>
/// How long it takes to find the subscriptions that want an alert, with the index and with the naive loop, at growing numbers of
/// subscriptions, for three kinds of growth (<see cref="SubscriptionMix"/>). Whatever finds them, those who want it have to be named one by
/// one: two columns say how many that are and what of the time is left for each. The last ones say what it takes to build the index, and to
/// keep it up when one destination changes.
/// </summary>
internal static class MatchVerb
{
    private const int Alerts = 21;
    private const int Changed = 500;

    public static Command Create()
    {
        var sizes = new Option<int[]>("--sizes") { Description = "Numbers of subscriptions", DefaultValueFactory = _ => [1_000, 10_000, 100_000, 1_000_000], AllowMultipleArgumentsPerToken = true };
        var mixes = new Option<SubscriptionMix[]>("--mixes") { Description = "Who they are", DefaultValueFactory = _ => Enum.GetValues<SubscriptionMix>(), AllowMultipleArgumentsPerToken = true };
        var verb = new Command("match", "An alert against many subscriptions: the index and the naive loop") { sizes, mixes };
        verb.SetAction(result =>
        {
            Console.WriteLine("mix      subscriptions     groups  index median   worst      naive   times  allocated     want it  ns for each    built   a change    worst");
            foreach (var mix in result.GetRequiredValue(mixes))
            {
                foreach (var size in result.GetRequiredValue(sizes))
                {
                    Measure(mix, size);
                }
            }
        });
        return verb;
    }

    private static void Measure(SubscriptionMix mix, int size)
    {
        var crowd = new Crowd(mix, size);
        var subscriptions = crowd.Subscriptions();
        // Filters are made ready once, for both alike.
        _ = subscriptions.Count(s => s.Filters.Pass(FilterSubject.Of("none")));
        var started = Stopwatch.GetTimestamp();
        var index = new SubscriptionIndex(subscriptions);
        var built = Stopwatch.GetElapsedTime(started);
        var (naive, indexed, bytes, wanted) = (new List<double>(), new List<double>(), new List<double>(), 0L);
        var changes = Changes(index, subscriptions);
        // The first alert warms both up.
        for (var i = -1; i < Alerts; i++)
        {
            var (alert, text) = crowd.Alert();
            started = Stopwatch.GetTimestamp();
            var subject = FilterSubject.Of(alert, text);
            var slow = subscriptions.Where(s => s.Wants(alert, subject)).ToList();
            var naiveTime = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            started = Stopwatch.GetTimestamp();
            var fast = index.Wanting(alert, FilterSubject.Of(alert, text));
            var indexTime = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (!fast.SequenceEqual(slow))
            {
                throw new InvalidOperationException($"the index finds {fast.Count} subscriptions, the loop {slow.Count}");
            }

            if (i >= 0)
            {
                naive.Add(naiveTime);
                indexed.Add(indexTime);
                bytes.Add(allocated);
                wanted += fast.Count;
            }
        }

        var each = indexed.Sum() * 1e6 / Math.Max(wanted, 1);
        Console.WriteLine($"{mix,-8} {size,13:N0} {index.Groups,10:N0} {Median(indexed),10:F2} ms {indexed.Max(),7:F2} {Median(naive),7:F1} ms {Median(naive) / Median(indexed),7:F1} {Median(bytes) / 1024,7:N0} KB {wanted / Alerts,11:N0} {each,12:N0} {built.TotalMilliseconds,5:N0} ms {Median(changes),7:F3} ms {changes.Max(),8:F2}");
    }

    /// <summary>Destinations get what another has, one after the other, and then their own again: milliseconds for each.</summary>
    private static List<double> Changes(SubscriptionIndex index, Subscription[] subscriptions)
    {
        var (dice, times) = (new Random(1), new List<double>());
        for (var i = 0; i < Changed; i++)
        {
            var (own, other) = (subscriptions[dice.Next(subscriptions.Length)], subscriptions[dice.Next(subscriptions.Length)]);
            foreach (var order in new[] { other with { Id = own.Id, Destination = own.Destination }, own })
            {
                var started = Stopwatch.GetTimestamp();
                index.Put(own.Destination.Id, [order]);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return times;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
