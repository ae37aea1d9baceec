using System.Collections.Immutable;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Alerts.Tests.Reminders;

public sealed class ReminderScheduleTests
{
    private static readonly LocalDate Due = new(2025, 9, 2);

    [Theory]
    [InlineData("Europe/Kyiv", 6)]
    [InlineData("Etc/UTC", 9)]
    [InlineData("America/New_York", 13)]
    public void A_reminder_goes_out_at_nine_in_the_morning_of_the_destination(string zone, int hourInUtc)
    {
        var delivery = ReminderSchedule.Step(SetOn(2025, 7, 14), 7, In(zone), 9, Instant.FromUtc(2025, 8, 26, 0, 0));

        Assert.Equal(Instant.FromUtc(2025, 8, 26, hourInUtc, 0), delivery!.NotBefore);
    }

    [Fact]
    public void A_reminder_expires_with_its_day_so_that_it_never_counts_wrongly()
    {
        var delivery = ReminderSchedule.Step(SetOn(2025, 7, 14), 7, In("Europe/Kyiv"), 9, Instant.FromUtc(2025, 8, 26, 0, 0));

        Assert.Equal(Instant.FromUtc(2025, 8, 26, 21, 0), delivery!.Expires);
        Assert.Null(ReminderSchedule.Step(SetOn(2025, 7, 14), 7, In("Europe/Kyiv"), 9, Instant.FromUtc(2025, 8, 26, 21, 0)));
    }

    [Fact]
    public void A_step_that_was_past_when_the_deadline_became_known_is_left_out()
    {
        var now = Instant.FromUtc(2025, 8, 30, 12, 0);

        Assert.Null(ReminderSchedule.Step(SetOn(2025, 8, 30), 3, In("Etc/UTC"), 9, now));
        Assert.NotNull(ReminderSchedule.Step(SetOn(2025, 8, 30), 1, In("Etc/UTC"), 9, now));
    }

    [Fact]
    public void Quiet_hours_hold_a_reminder_back_and_drop_it_when_they_outlast_its_day()
    {
        var morning = In("Etc/UTC") with { Quiet = new QuietHours(new LocalTime(22, 0), new LocalTime(10, 30)) };
        var wholeDay = In("Etc/UTC") with { Quiet = new QuietHours(new LocalTime(9, 0), new LocalTime(8, 59)) };
        var now = Instant.FromUtc(2025, 9, 1, 0, 0);

        Assert.Equal(Instant.FromUtc(2025, 9, 1, 10, 30), ReminderSchedule.Step(SetOn(2025, 7, 14), 1, morning, 9, now)!.NotBefore);
        Assert.Null(ReminderSchedule.Step(SetOn(2025, 7, 14), 1, wholeDay, 9, now));
    }

    private static Destination In(string zone) => new(1, "here", "console", "", "en", DateTimeZoneProviders.Tzdb[zone], null, null);

    private static LedgerEntry SetOn(int year, int month, int day)
    {
        var due = DueWindow.On(Due);
        var revision = new LedgerRevision(LedgerChange.Set, due, Instant.FromUtc(year, month, day, 12, 0));
        return new LedgerEntry(1, "talks", DeadlineKind.Ultimatum, due, null, null, null, LedgerState.Open, ImmutableArray.Create(revision));
    }
}
