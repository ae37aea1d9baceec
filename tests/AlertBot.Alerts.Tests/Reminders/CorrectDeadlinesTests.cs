using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Deadlines;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace AlertBot.Alerts.Tests.Reminders;

public sealed class CorrectDeadlinesTests
{
    private static readonly Correction By = new("olena", "counted from the wrong day");
    private readonly FakeTimeProvider _clock = new(Instant.FromUtc(2025, 7, 20, 9, 0).ToDateTimeOffset());
    private readonly MemoryLedger _ledger = new(new Subscription(1, new Destination(5, "desk", "console", "", "en", DateTimeZone.Utc, null, null), [], [], []));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private CorrectDeadlines Desk => new(_ledger, _ledger, new DeadlineAlerts(), _clock);

    [Fact]
    public async Task A_date_is_put_straight_with_name_and_reason_and_told_to_subscribers()
    {
        _ledger.With(Entry(1, new LocalDate(2025, 9, 3)));

        var entry = await Desk.MoveAsync(1, DueWindow.On(new LocalDate(2025, 9, 2)), By, Cancelled);

        Assert.Equal(DueWindow.On(new LocalDate(2025, 9, 2)), entry!.Due);
        Assert.Equal([LedgerChange.Set, LedgerChange.Corrected], entry.History.Select(r => r.Change));
        Assert.Equal("olena: counted from the wrong day", entry.History[^1].Note);
        Assert.Equal(AlertKind.DeadlineChanged, Assert.Single(_ledger.Said).Alert.Kind);
    }

    [Fact]
    public async Task A_date_that_is_put_back_is_told_again()
    {
        _ledger.With(Entry(1, new LocalDate(2025, 9, 3)));
        await Desk.MoveAsync(1, DueWindow.On(new LocalDate(2025, 9, 2)), By, Cancelled);
        await Desk.MoveAsync(1, DueWindow.On(new LocalDate(2025, 9, 3)), By, Cancelled);

        Assert.Equal(2, _ledger.Said.Count);
    }

    [Fact]
    public async Task Messages_that_were_sent_with_the_wrong_date_are_edited_and_count_down_to_it_no_longer()
    {
        var wrong = Entry(1, new LocalDate(2025, 9, 3));
        _ledger.With(wrong);
        var told = new DeadlineAlerts().Of(wrong, AlertKind.Reminder, "reminder:1", null, Instant.FromUtc(2025, 7, 19, 9, 0), "A week is left.");
        _ledger.Told.Add(new ToldAlert(told with { Content = told.Content with { DaysLeft = 7 } }, [(5, "m1"), (6, "m2")]));

        await Desk.MoveAsync(1, DueWindow.On(new LocalDate(2025, 9, 2)), By, Cancelled);

        var (news, (alert, deliveries)) = (_ledger.Said[0], _ledger.Said[1]);
        Assert.False(news.Alert.IsCorrection);
        Assert.True(alert.IsCorrection);
        Assert.Equal((AlertKind.DeadlineChanged, null), (alert.Kind, alert.Content.DaysLeft));
        Assert.Equal(DueWindow.On(new LocalDate(2025, 9, 2)), Assert.Single(alert.Content.Deadlines).Due);
        Assert.Equal([(5, "m1", DeliveryForm.Edit), (6, "m2", DeliveryForm.Edit)], deliveries.Select(d => (d.Destination, d.Corrects, d.Form)));
    }

    [Theory]
    [InlineData(LedgerState.Met)]
    [InlineData(LedgerState.Missed)]
    [InlineData(LedgerState.Withdrawn)]
    public async Task An_outcome_that_a_person_knows_closes_the_entry(LedgerState outcome)
    {
        _ledger.With(Entry(1, new LocalDate(2025, 9, 2)));

        Assert.Equal(outcome, (await Desk.CloseAsync(1, outcome, By, Cancelled))!.State);
        Assert.Equal(LedgerState.Open, (await Desk.CloseAsync(1, LedgerState.Open, By, Cancelled))!.State);
    }

    [Fact]
    public async Task Two_entries_that_are_one_are_joined_and_nothing_that_was_heard_is_lost()
    {
        _ledger.With(Entry(1, new LocalDate(2025, 9, 2))).With(Entry(2, new LocalDate(2025, 9, 5)));

        var joined = await Desk.JoinAsync(2, 1, By, Cancelled);

        Assert.Equal((1L, DueWindow.On(new LocalDate(2025, 9, 2)), 3), (joined!.Id, joined.Due, joined.History.Length));
        Assert.Equal((LedgerState.Superseded, 1L), (_ledger[2].State, _ledger[2].MergedInto!.Value));
        Assert.Equal([DueWindow.On(new LocalDate(2025, 9, 5))], Assert.Single(_ledger.Said).Alert.Content.Deadlines[0].Earlier);
        await Assert.ThrowsAsync<ArgumentException>(() => Desk.JoinAsync(2, 1, By, Cancelled));
    }

    [Fact]
    public async Task Joining_two_entries_of_one_date_is_nothing_to_tell()
    {
        _ledger.With(Entry(1, new LocalDate(2025, 9, 2))).With(Entry(2, new LocalDate(2025, 9, 2)));

        await Desk.JoinAsync(2, 1, By, Cancelled);

        Assert.Empty(_ledger.Said);
    }

    [Fact]
    public async Task A_number_that_nobody_has_is_told_from_success() => Assert.Null(await Desk.CloseAsync(99, LedgerState.Met, By, Cancelled));

    private static LedgerEntry Entry(long id, LocalDate due)
    {
        var statement = new DeadlineStatement(DeadlineKind.Ultimatum, DueWindow.On(due), "within 50 days", new LocalDate(2025, 7, 14), "within 50 days", "14 July 2025 + 50 days", "Trump", "Russia", null, DeadlineChange.Set, 0.9);
        return Ledger.Apply("talks", [], statement, new LedgerSource(id, "paper", null, "A headline", Instant.FromUtc(2025, 7, 14, 12, 0))).Entry with { Id = id };
    }
}
