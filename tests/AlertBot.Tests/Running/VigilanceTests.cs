using AlertBot.Running;
using AlertBot.Storage;
using Microsoft.Extensions.Time.Testing;

namespace AlertBot.Tests.Running;

/// <summary>An idle worker looks into its store seldom, a busy one at once.</summary>
public sealed class VigilanceTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Activity _store = new();
    private readonly Vigilance _vigilance;

    public VigilanceTests() => _vigilance = new Vigilance(_store, _clock);

    [Fact]
    public void A_job_looks_at_first_and_then_not_while_nothing_was_written()
    {
        Assert.True(_vigilance.ShouldLook("job"));
        Assert.False(_vigilance.ShouldLook("job"));
    }

    [Fact]
    public void A_write_makes_every_job_look_at_once()
    {
        _ = _vigilance.ShouldLook("job");
        _ = _vigilance.ShouldLook("other");
        _store.Writes++;

        Assert.True(_vigilance.ShouldLook("job"));
        Assert.True(_vigilance.ShouldLook("other"));
    }

    [Fact]
    public void What_falls_due_by_the_clock_is_found_within_a_second()
    {
        _ = _vigilance.ShouldLook("job");
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(_vigilance.ShouldLook("job"));
    }

    private sealed class Activity : IStoreActivity
    {
        public long Writes { get; set; }
    }
}
