using AlertBot.Feeds.Parsing;
using AlertBot.Feeds.Polling;
using NodaTime;
using NodaTime.Text;
using static AlertBot.Feeds.Tests.Polling.PolledWorld;

namespace AlertBot.Feeds.Tests.Polling;

public sealed class PollScheduleTests
{
    private static readonly PollingOptions Exact = new() { Jitter = 0 };

    [Fact]
    public void Without_anything_else_the_interval_counts() => Assert.Equal(10, Minutes(new()));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(5, 60)]
    [InlineData(9, 24 * 60)]
    [InlineData(1000, 24 * 60)]
    public void Failures_climb_a_ladder_from_a_minute_to_a_day(int failures, int minutes) =>
        Assert.Equal(Duration.FromMinutes(minutes), PollSchedule.BackOff(failures));

    [Theory]
    [InlineData(1, 10)]
    [InlineData(4, 30)]
    [InlineData(9, 24 * 60)]
    public void Back_off_makes_the_wait_longer_and_never_shorter(int failures, int minutes) =>
        Assert.Equal(minutes, Minutes(new() { ConsecutiveFailures = failures }));

    [Theory]
    [InlineData(5, 10)]
    [InlineData(45, 45)]
    [InlineData(10_000, 24 * 60)]
    public void A_server_is_given_the_time_it_asks_for_within_a_day(int asked, int minutes)
    {
        Assert.Equal(minutes, Minutes(new(), Duration.FromMinutes(asked)));
        Assert.Equal(minutes, Minutes(new() { Hints = PollingHints.None with { TimeToLive = Duration.FromMinutes(asked) } }));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(10, 5)]
    [InlineData(40, 20)]
    [InlineData(100_000, 30)]
    public void A_lively_feed_is_looked_at_more_often_and_a_quiet_one_less(int minutesBetweenItems, int minutes) =>
        Assert.Equal(minutes, Minutes(new() { Rhythm = Duration.FromMinutes(minutesBetweenItems), LastChange = Start }));

    [Fact]
    public void A_feed_that_has_fallen_quiet_is_looked_at_less_often_than_its_last_items_came() =>
        Assert.Equal(15, Minutes(new() { Rhythm = Duration.FromMinutes(5), LastChange = Start - Duration.FromHours(1) }));

    [Theory]
    [InlineData("2025-07-23T12:00:00Z", new[] { 12, 13 }, new IsoDayOfWeek[0], "2025-07-23T14:00:00Z")]
    [InlineData("2025-07-23T12:00:00Z", new int[0], new[] { IsoDayOfWeek.Wednesday }, "2025-07-24T00:00:00Z")]
    [InlineData("2025-07-23T22:30:00Z", new[] { 22, 23, 0 }, new IsoDayOfWeek[0], "2025-07-24T01:00:00Z")]
    [InlineData("2025-07-23T12:00:00Z", new[] { 5 }, new IsoDayOfWeek[0], "2025-07-23T12:10:00Z")]
    public void Hours_and_days_that_a_feed_wants_skipped_are_skipped(string now, int[] hours, IsoDayOfWeek[] days, string next)
    {
        var state = new FeedState { Hints = PollingHints.None with { SkipHours = [.. hours], SkipDays = [.. days] } };
        Assert.Equal(Time(next), new PollSchedule(Exact).NextLook(Feed(state), state, null, Time(now)));
    }

    [Fact]
    public void A_feed_that_wants_every_hour_skipped_is_looked_at_all_the_same() =>
        Assert.Equal(10, Minutes(new() { Hints = PollingHints.None with { SkipHours = [.. Enumerable.Range(0, 24)] } }));

    [Fact]
    public void Two_days_skipped_are_no_more_than_the_longest_a_server_may_ask_for() =>
        Assert.Equal(24 * 60, Minutes(new() { Hints = PollingHints.None with { SkipDays = [IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday] } }));

    [Fact]
    public void Feeds_do_not_march_in_step_and_none_comes_before_its_time()
    {
        var schedule = new PollSchedule(new() { Jitter = 0.1 });
        var waits = Enumerable.Range(1, 100).Select(id => schedule.NextLook(Feed(new()) with { Id = id }, new(), null, Start) - Start).ToList();

        Assert.All(waits, wait => Assert.InRange(wait, Duration.FromMinutes(10), Duration.FromMinutes(11)));
        Assert.InRange(waits.Distinct().Count(), 95, 100);
    }

    private static double Minutes(FeedState state, Duration? notBefore = null) =>
        (new PollSchedule(Exact).NextLook(Feed(state), state, notBefore, Start) - Start).TotalMinutes;

    private static Instant Time(string text) => InstantPattern.General.Parse(text).Value;

    private static Feed Feed(FeedState state) => new(1, Address(1), "example", null, null, Duration.FromMinutes(10), state);
}
