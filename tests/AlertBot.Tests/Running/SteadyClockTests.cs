using AlertBot.Fakes;
using AlertBot.Running;

namespace AlertBot.Tests.Running;

public sealed class SteadyClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Machine _machine = new() { Now = Noon };
    private readonly SaidLog<SteadyClock> _log = new();

    [Fact]
    public void It_tells_the_time_of_the_machine()
    {
        var clock = new SteadyClock(_machine, _log);
        _machine.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal(Noon.AddMinutes(5), clock.GetUtcNow());
    }

    [Fact]
    public void A_clock_that_is_put_forward_is_followed_at_once()
    {
        var clock = new SteadyClock(_machine, _log);
        _machine.Now += TimeSpan.FromHours(3);

        Assert.Equal(Noon.AddHours(3), clock.GetUtcNow());
    }

    [Fact]
    public void A_clock_that_is_put_back_never_takes_the_time_back_and_is_caught_up_with_after_twice_the_step()
    {
        var clock = new SteadyClock(_machine, _log);
        _machine.Now -= TimeSpan.FromHours(1);
        var told = new List<DateTimeOffset> { clock.GetUtcNow() };
        for (var minute = 0; minute < 180; minute++)
        {
            _machine.Pass(TimeSpan.FromMinutes(1));
            told.Add(clock.GetUtcNow());
        }

        Assert.Equal(told.Order(), told);
        Assert.Equal(Noon.AddMinutes(30), told[60]);
        Assert.Equal(_machine.Now, told[^1]);
    }

    [Fact]
    public void That_it_was_put_back_is_told_once()
    {
        var clock = new SteadyClock(_machine, _log);
        _machine.Now -= TimeSpan.FromHours(1);
        clock.GetUtcNow();
        for (var minute = 0; minute < 10; minute++)
        {
            _machine.Pass(TimeSpan.FromMinutes(1));
            clock.GetUtcNow();
        }

        Assert.Contains("went back by 01:00:00", Assert.Single(_log.Said), StringComparison.Ordinal);
    }

    [Fact]
    public void The_small_steps_that_keep_a_clock_right_are_not_worth_a_word()
    {
        var clock = new SteadyClock(_machine, _log);
        _machine.Now -= TimeSpan.FromMilliseconds(300);
        clock.GetUtcNow();

        Assert.Empty(_log.Said);
    }

    /// <summary>A wall clock that can be set, and a stopwatch that cannot.</summary>
    private sealed class Machine : TimeProvider
    {
        private long _stopwatch;

        public DateTimeOffset Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Pass(TimeSpan time)
        {
            Now += time;
            _stopwatch += time.Ticks;
        }

        public override DateTimeOffset GetUtcNow() => Now;

        public override long GetTimestamp() => _stopwatch;
    }
}
