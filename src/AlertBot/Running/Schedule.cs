using Quartz;

namespace AlertBot.Running;

/// <summary>
/// What runs when. Every job may be cut off at any point: it takes its work from rows and commits row by row, so the next run carries on.
/// A run that was missed is not made up for: the next one finds all that is due.
/// </summary>
internal static class Schedule
{
    public static IServiceCollection AddSchedule(this IServiceCollection services)
    {
        services.AddSingleton<JobTroubles>();
        services.AddSingleton<Vigilance>();
        services.AddQuartz(quartz =>
        {
            // Jobs wait for networks, not for processors: a round of polling that waits for a slow host must not take the place of delivery.
            quartz.UseDefaultThreadPool(128);
            Every<PollFeedsJob>(quartz, TimeSpan.FromSeconds(1));
            Every<AdvanceItemsJob>(quartz, TimeSpan.FromMilliseconds(250));
            Every<RemindJob>(quartz, TimeSpan.FromSeconds(30));
            Every<DeliverJob>(quartz, TimeSpan.FromMilliseconds(250));
            Every<TellNoticesJob>(quartz, TimeSpan.FromSeconds(10));
        });
        // Graceful stop: running jobs see the cancellation and end at their next row.
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    private static void Every<TJob>(IQuartzBuilder quartz, TimeSpan interval)
        where TJob : IJob
    {
        var key = new JobKey(typeof(TJob).Name);
        quartz.AddJob<TJob>(job => job.WithIdentity(key));
        quartz.AddTrigger(trigger => trigger
            .ForJob(key)
            .StartNow()
            .WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
    }
}
