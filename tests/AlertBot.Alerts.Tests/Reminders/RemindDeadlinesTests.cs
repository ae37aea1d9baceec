using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Deadlines;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlertBot.Alerts.Tests.Reminders;

public sealed class RemindDeadlinesTests
{
    private static readonly Instant Set = Instant.FromUtc(2025, 7, 29, 15, 0);
    private readonly FakeTimeProvider _clock = new(Set.ToDateTimeOffset());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_step_is_said_once_however_often_it_is_looked_and_whoever_restarts()
    {
        var ledger = new MemoryLedger(Order(1, "Europe/Kyiv"), Order(2, "America/New_York")).With(Deadline());
        for (var i = 0; i < 24 * 4 * 14; i++)
        {
            // A new object is what a restart leaves: nothing is remembered but the store.
            await RemindAsync(ledger, i % 3 == 0);
            _clock.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.Equal(
            ["deadline:1:Open:2025-08-08:2025-08-08:T-7", "deadline:1:Open:2025-08-08:2025-08-08:T-3", "deadline:1:Open:2025-08-08:2025-08-08:T-1", "deadline:1:Open:2025-08-08:2025-08-08:T-0", "deadline:1:PassedUnknown:2025-08-08:2025-08-08"],
            ledger.Said.Select(s => s.Alert.Key));
        Assert.All(ledger.Said, s => Assert.Equal([1L, 2L], s.Deliveries.Select(d => d.Destination).Order()));
    }

    [Fact]
    public async Task Each_destination_hears_it_at_its_own_time_of_its_own_day()
    {
        var ledger = new MemoryLedger(Order(1, "Europe/Kyiv") with { ReminderTime = new LocalTime(7, 45) }, Order(2, "America/New_York")).With(Deadline());
        _clock.SetUtcNow(Instant.FromUtc(2025, 8, 1, 4, 50).ToDateTimeOffset());
        await RemindAsync(ledger, true);

        Assert.Equal(
            [Instant.FromUtc(2025, 8, 1, 4, 45), Instant.FromUtc(2025, 8, 1, 13, 0)],
            Assert.Single(ledger.Said).Deliveries.Select(d => d.NotBefore));
    }

    [Fact]
    public async Task A_clock_that_leaps_over_a_step_leaves_it_out_and_one_that_goes_back_repeats_nothing()
    {
        var ledger = new MemoryLedger(Order(1, "Etc/UTC")).With(Deadline());
        _clock.SetUtcNow(Instant.FromUtc(2025, 8, 6, 10, 0).ToDateTimeOffset());
        await RemindAsync(ledger, true);
        Assert.Empty(ledger.Said);

        _clock.SetUtcNow(Instant.FromUtc(2025, 8, 7, 10, 0).ToDateTimeOffset());
        await RemindAsync(ledger, true);
        var back = new FakeTimeProvider(Instant.FromUtc(2025, 8, 7, 9, 30).ToDateTimeOffset());
        await new RemindDeadlines(ledger, ledger, new DeadlineAlerts(), new ReminderOptions(), back).RunAsync(Cancelled);

        Assert.Equal(1, Assert.Single(ledger.Said).Alert.Content.DaysLeft);
    }

    [Fact]
    public async Task A_day_is_over_when_it_is_over_everywhere_since_nobody_knows_where_the_speaker_meant()
    {
        var ledger = new MemoryLedger(Order(1, "Etc/UTC")).With(Deadline());
        _clock.SetUtcNow(Instant.FromUtc(2025, 8, 9, 11, 59).ToDateTimeOffset());
        await RemindAsync(ledger, true);
        Assert.Equal(LedgerState.Open, ledger[1].State);

        _clock.SetUtcNow(Instant.FromUtc(2025, 8, 9, 12, 0).ToDateTimeOffset());
        await RemindAsync(ledger, true);
        Assert.Equal(LedgerState.PassedUnknown, ledger[1].State);
    }

    [Fact]
    public async Task An_appointment_is_remembered_on_its_eve_and_its_day_and_not_told_as_passed()
    {
        var ledger = new MemoryLedger(Order(1, "Etc/UTC")).With(Deadline(DeadlineKind.Scheduled));
        for (var day = 0; day < 14; day++)
        {
            await RemindAsync(ledger, true);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([1, 0], ledger.Said.Select(s => s.Alert.Content.DaysLeft!.Value));
        Assert.Equal(LedgerState.PassedUnknown, ledger[1].State);
    }

    [Fact]
    public async Task A_reminder_names_its_publishers_as_readers_know_them_and_marks_state_media()
    {
        var ledger = new MemoryLedger(Order(1, "Etc/UTC")).With(Deadline(publisher: "tass"));
        _clock.SetUtcNow(Instant.FromUtc(2025, 8, 7, 10, 0).ToDateTimeOffset());

        await RemindAsync(ledger, true);

        var source = Assert.Single(Assert.Single(ledger.Said).Alert.Content.Sources);
        Assert.Equal(("TASS", true), (source.Publisher, source.StateMedia));
    }

    private async Task RemindAsync(MemoryLedger ledger, bool afresh)
    {
        _remind = afresh || _remind is null ? new RemindDeadlines(ledger, ledger, new DeadlineAlerts(), new ReminderOptions(), _clock) : _remind;
        await _remind.RunAsync(Cancelled);
    }

    private RemindDeadlines? _remind;

    private static Subscription Order(long id, string zone) =>
        new(id, new Destination(id, $"d{id}", "console", "", "en", DateTimeZoneProviders.Tzdb[zone], null, null), [], [], Subscription.DefaultReminderSteps);

    private static LedgerEntry Deadline(DeadlineKind kind = DeadlineKind.Ultimatum, string publisher = "paper")
    {
        var due = DueWindow.On(new LocalDate(2025, 8, 8));
        var statement = new DeadlineStatement(kind, due, "10 days from today", new LocalDate(2025, 7, 29), "10 days", "29 July 2025 + 10 days", "Trump", "Russia", null, DeadlineChange.Set, 0.9);
        return Ledger.Apply("talks", [], statement, new LedgerSource(1, publisher, null, "A headline", Set)).Entry with { Id = 1 };
    }
}
