using AlertBot.Discord.Client.Gateway;

namespace AlertBot.Discord.Tests.Gateway;

/// <summary>How long the gateway's client waits, and how much it sends.</summary>
public sealed class LimitsOfGatewayTests
{
    private readonly TestClock _time = new();

    [Fact]
    public void Waits_grow_from_a_second_to_a_minute_and_differ_between_many()
    {
        var backoff = new GatewayBackoff(new Random(1));
        var waits = Enumerable.Range(0, 12).Select(_ => backoff.Next().TotalSeconds).ToList();
        Assert.InRange(waits[0], 1, 2);
        Assert.InRange(waits[5], 15, 60);
        Assert.All(waits, wait => Assert.InRange(wait, 1, 60));
        Assert.All(waits[6..], wait => Assert.InRange(wait, 30, 60));
        Assert.NotEqual(waits[8], waits[9]);
        backoff.Reset();
        Assert.InRange(backoff.Next().TotalSeconds, 1, 2);
    }

    [Fact]
    public void Of_120_messages_in_a_minute_some_are_kept_for_heartbeats()
    {
        var budget = new SendBudget(_time);
        var others = 0;
        while (budget.Wait() == TimeSpan.Zero && budget.TryUse())
        {
            others++;
        }

        Assert.Equal((110, TimeSpan.FromSeconds(60)), (others, budget.Wait()));
        Assert.Equal(10, Enumerable.Range(0, 50).Count(_ => budget.TryUse()));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(TimeSpan.Zero, budget.Wait());
    }

    [Fact]
    public void Sessions_begin_six_seconds_apart_and_the_first_at_once()
    {
        var limit = new IdentifyLimit(_time);
        limit.Learn(1_000, 990, TimeSpan.FromHours(20));
        Assert.Equal(TimeSpan.Zero, limit.Wait());
        limit.Sent();
        Assert.Equal(TimeSpan.FromSeconds(6), limit.Wait());
        _time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(TimeSpan.Zero, limit.Wait());
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(60, 0)]
    [InlineData(-3_600, 6)]
    public void A_session_of_an_earlier_process_counts_and_a_clock_that_was_moved_costs_little(int secondsAgo, int wait)
    {
        var limit = new IdentifyLimit(_time);
        limit.Remember(TimeSpan.FromSeconds(secondsAgo));
        limit.Learn(1_000, 990, TimeSpan.FromHours(20));
        Assert.Equal(TimeSpan.FromSeconds(wait), limit.Wait());
    }

    [Fact]
    public void When_half_of_a_days_sessions_are_gone_the_rest_is_stretched_over_the_day()
    {
        var limit = new IdentifyLimit(_time);
        limit.Learn(1_000, 101, TimeSpan.FromHours(10));
        limit.Sent();
        Assert.Equal(TimeSpan.FromMinutes(6), limit.Wait());
    }

    [Fact]
    public void When_none_is_left_the_day_has_to_end()
    {
        var limit = new IdentifyLimit(_time);
        limit.Learn(1_000, 1, TimeSpan.FromHours(3));
        limit.Sent();
        Assert.Equal(TimeSpan.FromHours(3), limit.Wait());
        _time.Advance(TimeSpan.FromHours(3));
        Assert.Equal(TimeSpan.Zero, limit.Wait());
    }
}
