using System.Collections.Immutable;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Deadlines;
using NodaTime;

namespace AlertBot.Alerts.Tests.Reminders;

public sealed class ReminderScheduleTests
{
    private static readonly LocalDate Due = new(2025, 9, 2);

    private static readonly LocalTime Nine = new(9, 0);

    [Theory]
    [InlineData("Europe/Kyiv", 6)]
    [InlineData("Etc/UTC", 9)]
    [InlineData("America/New_York", 13)]
    public void A_reminder_goes_out_at_nine_in_the_morning_of_the_destination(string zone, int hourInUtc)
    {
        var delivery = ReminderSchedule.Step(SetOn(2025, 7, 14), 7, In(zone), Nine, Instant.FromUtc(2025, 8, 26, 0, 0));

        Assert.Equal(Instant.FromUtc(2025, 8, 26, hourInUtc, 0), delivery!.NotBefore);
    }

    [Fact]
    public void A_reminder_expires_with_its_day_so_that_it_never_counts_wrongly()
    {
        var delivery = ReminderSchedule.Step(SetOn(2025, 7, 14), 7, In("Europe/Kyiv"), Nine, Instant.FromUtc(2025, 8, 26, 0, 0));

        Assert.Equal(Instant.FromUtc(2025, 8, 26, 21, 0), delivery!.Expires);
        Assert.Null(ReminderSchedule.Step(SetOn(2025, 7, 14), 7, In("Europe/Kyiv"), Nine, Instant.FromUtc(2025, 8, 26, 21, 0)));
    }

    [Fact]
    public void A_step_that_was_past_when_the_deadline_became_known_is_left_out()
    {
        var now = Instant.FromUtc(2025, 8, 30, 12, 0);

        Assert.Null(ReminderSchedule.Step(SetOn(2025, 8, 30), 3, In("Etc/UTC"), Nine, now));
        Assert.NotNull(ReminderSchedule.Step(SetOn(2025, 8, 30), 1, In("Etc/UTC"), Nine, now));
    }

    [Fact]
    public void Quiet_hours_hold_a_reminder_back_and_drop_it_when_they_outlast_its_day()
    {
        var morning = In("Etc/UTC") with { Quiet = new QuietHours(new LocalTime(22, 0), new LocalTime(10, 30)) };
        var wholeDay = In("Etc/UTC") with { Quiet = new QuietHours(new LocalTime(9, 0), new LocalTime(8, 59)) };
        var now = Instant.FromUtc(2025, 9, 1, 0, 0);

        Assert.Equal(Instant.FromUtc(2025, 9, 1, 10, 30), ReminderSchedule.Step(SetOn(2025, 7, 14), 1, morning, Nine, now)!.NotBefore);
        Assert.Null(ReminderSchedule.Step(SetOn(2025, 7, 14), 1, wholeDay, Nine, now));
    }

    [Fact]
    public void A_time_that_a_leap_of_the_clock_leaves_out_comes_right_after_it()
    {
        var entry = SetOn(2026, 1, 10) with { Due = DueWindow.On(new LocalDate(2026, 3, 29)) };
        var delivery = ReminderSchedule.Step(entry, 0, In("Europe/Kyiv"), new LocalTime(3, 30), Instant.FromUtc(2026, 3, 28, 23, 0));

        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 30), delivery!.NotBefore);
    }

    [Fact]
    public void A_time_that_comes_twice_is_said_once_at_the_first()
    {
        var entry = SetOn(2026, 9, 10) with { Due = DueWindow.On(new LocalDate(2026, 10, 25)) };
        var delivery = ReminderSchedule.Step(entry, 0, In("Europe/Kyiv"), new LocalTime(3, 30), Instant.FromUtc(2026, 10, 24, 23, 0));

        Assert.Equal(Instant.FromUtc(2026, 10, 25, 0, 30), delivery!.NotBefore);
        Assert.Equal(Instant.FromUtc(2026, 10, 25, 22, 0), delivery.Expires);
    }

    [Fact]
    public void A_day_before_the_first_of_March_is_the_leap_day_where_there_is_one()
    {
        var entry = SetOn(2028, 1, 10) with { Due = DueWindow.On(new LocalDate(2028, 3, 1)) };

        Assert.Equal(Instant.FromUtc(2028, 2, 29, 9, 0), ReminderSchedule.Step(entry, 1, In("Etc/UTC"), Nine, Instant.FromUtc(2028, 2, 29, 0, 0))!.NotBefore);
    }

    private static Destination In(string zone) => new(1, "here", "console", "", "en", DateTimeZoneProviders.Tzdb[zone], null, null);

    private static LedgerEntry SetOn(int year, int month, int day)
    {
        var due = DueWindow.On(Due);
        var revision = new LedgerRevision(LedgerChange.Set, due, Instant.FromUtc(year, month, day, 12, 0));
        return new LedgerEntry(1, "talks", DeadlineKind.Ultimatum, due, null, null, null, LedgerState.Open, ImmutableArray.Create(revision));
    }
}
