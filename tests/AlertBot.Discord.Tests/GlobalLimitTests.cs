using AlertBot.Discord.Client.Limits;
using CsCheck;

namespace AlertBot.Discord.Tests;

/// <summary>Fifty requests a second, as Discord counts them and not as they leave.</summary>
public sealed class GlobalLimitTests
{
    /// <summary>Now and again one is as quick as can be, which tells how long the others were held up.</summary>
    [Fact]
    public void However_unequally_requests_travel_discord_never_counts_more_than_fifty_in_a_second() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 400]).Array[60, 400].Sample(ways => IsKept(Sent([.. ways.Select((way, number) => number % 20 == 0 ? (0, 0) : way)])));

    /// <summary>The quickest of them is no measure: it may have been held up on its way back, and the next one on its way there.</summary>
    [Fact]
    public void The_slow_ways_of_a_process_that_has_just_begun_are_no_measure() =>
        Gen.Int[0, 250].Array[100, 150].Sample(ups => IsKept(Sent([.. ups.Select(up => (up, 250 - up)), .. Enumerable.Repeat((0, 0), 200)])));

    [Fact]
    public void Equal_ways_cost_nothing()
    {
        var counted = Sent([.. Enumerable.Repeat((60, 40), 2_000)]);
        Assert.InRange(counted.Count / (counted.Max() - counted.Min()).TotalSeconds, 47.5, 56);
    }

    [Fact]
    public void Requests_without_an_answer_hold_the_others_back_for_seconds_and_no_longer()
    {
        var limit = new GlobalLimit(50);
        foreach (var _ in Enumerable.Range(0, 50))
        {
            limit.Use(TimeSpan.Zero);
        }

        Assert.Equal(TimeSpan.FromSeconds(3), limit.Wait(TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, limit.Wait(TimeSpan.FromSeconds(3)));
    }

    /// <summary>When Discord counted each, where as many as may be are sent as soon as may be.</summary>
    private static List<TimeSpan> Sent(IReadOnlyList<(int Up, int Down)> ways)
    {
        var (limit, now, counted) = (new GlobalLimit(50), TimeSpan.FromSeconds(1), new List<TimeSpan>());
        var answers = new PriorityQueue<TimeSpan, TimeSpan>();
        foreach (var (up, down) in ways)
        {
            while (limit.Wait(now) is var wait && wait > TimeSpan.Zero)
            {
                now = answers.TryPeek(out _, out var answer) && answer < now + wait ? answer : now + wait;
                while (answers.TryPeek(out var left, out var at) && at <= now)
                {
                    answers.Dequeue();
                    limit.Arrived(left, at);
                }
            }

            limit.Use(now);
            counted.Add(now + Milliseconds(up));
            // The way there takes ten at least, and so does the way back.
            answers.Enqueue(now, now + Milliseconds(up + down + 20));
        }

        return counted;
    }

    private static bool IsKept(List<TimeSpan> counted)
    {
        var sorted = counted.Order().ToList();
        return Enumerable.Range(0, Math.Max(0, sorted.Count - 50)).All(i => sorted[i + 50] - sorted[i] >= TimeSpan.FromSeconds(1));
    }

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
