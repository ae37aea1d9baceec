using AlertBot.Fakes;
using AlertBot.Running;
using Microsoft.Data.Sqlite;

namespace AlertBot.Tests.Running;

/// <summary>What stops the jobs is told once, however often they run into it.</summary>
public sealed class JobTroublesTests
{
    private static readonly Exception Full = new SqliteException("database or disk is full", 13);

    private readonly SaidLog<JobTroubles> _log = new();
    private readonly JobTroubles _troubles;

    public JobTroublesTests() => _troubles = new JobTroubles(_log);

    [Fact]
    public void One_cause_that_stops_several_jobs_many_times_is_one_line()
    {
        for (var i = 0; i < 100; i++)
        {
            _troubles.Failed("PollFeedsJob", Full);
            _troubles.Failed("AdvanceItemsJob", Full);
        }

        Assert.StartsWith("The disk of the database is full", Assert.Single(_log.Said), StringComparison.Ordinal);
        Assert.Single(_troubles.Now);
    }

    [Fact]
    public void That_it_is_over_is_said_once_when_the_last_job_works_again()
    {
        _troubles.Failed("PollFeedsJob", Full);
        _troubles.Failed("AdvanceItemsJob", Full);
        _troubles.Succeeded("PollFeedsJob");
        Assert.Single(_log.Said);

        _troubles.Succeeded("AdvanceItemsJob");
        _troubles.Succeeded("AdvanceItemsJob");

        Assert.Equal("AdvanceItemsJob works again", _log.Said[^1]);
        Assert.Equal(2, _log.Said.Count);
        Assert.Empty(_troubles.Now);
    }

    [Fact]
    public void The_same_cause_after_a_recovery_is_told_again()
    {
        _troubles.Failed("PollFeedsJob", Full);
        _troubles.Succeeded("PollFeedsJob");
        _troubles.Failed("PollFeedsJob", Full);

        Assert.Equal(3, _log.Said.Count);
    }

    [Fact]
    public void A_failure_of_another_kind_names_the_job()
    {
        _troubles.Failed("RemindJob", new InvalidOperationException("odd"));

        Assert.Contains("RemindJob failed", Assert.Single(_log.Said), StringComparison.Ordinal);
    }
}
