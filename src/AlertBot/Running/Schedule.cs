using Quartz;

namespace AlertBot.Running;

/// <summary>
/// What runs when. Every job may be cut off at any point: it takes its work from rows and commits row by row, so the next run carries on.
/// A run that was missed is not made up for: the next one finds all that is due.
/// </summary>
/// <remarks>
/// Each process has a schedule of its own for work that replicas share by claims, or that one of them owns. What is to run once for the whole
/// store stands in a schedule in PostgreSQL that the replicas run as a cluster; with SQLite there is one process, and it has both.
/// </remarks>
internal static class Schedule
{
    private const string Cluster = "AlertBot-cluster";

    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);

    /// <summary>The first seconds belong to the news: what is in no hurry would only hold up the first round of polling.</summary>
    private static readonly TimeSpan AfterTheFirstRound = TimeSpan.FromSeconds(3);

    /// <param name="connection">Of PostgreSQL, or null.</param>
    public static IServiceCollection AddSchedule(this IServiceCollection services, string? connection)
    {
        services.AddSingleton<JobTroubles>();
        services.AddSingleton<Vigilance>();
        services.AddSingleton<LineOwnership>();
        services.AddHostedService(s => s.GetRequiredService<LineOwnership>());
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(TellJobsToStop);
            // Jobs wait for networks, not for processors: a round of polling that waits for a slow host must not take the place of delivery.
            quartz.UseDefaultThreadPool(128);
            Every<PollFeedsJob>(quartz, TimeSpan.FromSeconds(1));
            Every<AdvanceItemsJob>(quartz, TimeSpan.FromMilliseconds(250));
            if (connection is null)
            {
                OnceForTheStore(quartz);
            }
        });
        // Graceful stop: running jobs see the cancellation and end at their next row.
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return connection is null ? services : services.AddCluster(connection);
    }

    private static void OnceForTheStore(IQuartzBuilder quartz)
    {
        Every<RemindJob>(quartz, TimeSpan.FromSeconds(30), AfterTheFirstRound);
        Every<AskHubsJob>(quartz, TimeSpan.FromSeconds(15), AfterTheFirstRound);
        Every<HurryFeedsJob>(quartz, TimeSpan.FromSeconds(30), AfterTheFirstRound);
        Every<TellNoticesJob>(quartz, TimeSpan.FromSeconds(10), AfterTheFirstRound);
        Every<TellPrivateTroublesJob>(quartz, TimeSpan.FromSeconds(10), AfterTheFirstRound);
        Every<IndexItemsJob>(quartz, TimeSpan.FromMinutes(5), AfterTheFirstRound);
        Every<ForgetJob>(quartz, TimeSpan.FromDays(1), AfterTheFirstRound);
    }

    private static IServiceCollection AddCluster(this IServiceCollection services, string connection)
    {
        services.AddHostedService<ReplicaPulse>();
        services.AddQuartz(Cluster, quartz =>
        {
            quartz.ConfigureScheduler(TellJobsToStop);
            quartz.UseDefaultThreadPool(8);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(connection);
                store.ProvisionSchema();
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = CheckIn;
                    cluster.CheckinMisfireThreshold = CheckIn * 2;
                });
            });
            OnceForTheStore(quartz);
            Every<GiveBackJob>(quartz, CheckIn);
        });
        return services.AddQuartzHostedService(Cluster, options => options.WaitForJobsToComplete = true);
    }

    /// <summary>Left to itself the schedule waits for its jobs without telling them, and one of them may wait for a slow publisher.</summary>
    private static void TellJobsToStop(QuartzSchedulerOptions options) => options.ShutdownJobInterruption = ShutdownJobInterruption.Always;

    private static void Every<TJob>(IQuartzBuilder quartz, TimeSpan interval, TimeSpan after = default)
        where TJob : IJob
    {
        var key = new JobKey(typeof(TJob).Name);
        quartz.AddJob<TJob>(job => job.WithIdentity(key));
        quartz.AddTrigger(trigger => trigger
            .ForJob(key)
            .WithIdentity(typeof(TJob).Name)
            .StartAt(TimeProvider.System.GetUtcNow() + after)
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
    }
}
