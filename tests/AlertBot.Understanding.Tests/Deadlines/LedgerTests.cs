using AlertBot.Understanding.Deadlines;
using static AlertBot.Understanding.Tests.Deadlines.Reports;

namespace AlertBot.Understanding.Tests.Deadlines;

public sealed class LedgerTests
{
    private readonly KeptLedger _ledger = new();

    [Fact]
    public void The_fifty_days_are_set_repeated_shortened_and_made_precise_in_one_entry()
    {
        var set = _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1));
        var repeated = _ledger.Hear(Ultimatum("2025-09-02", action: "tariffs"), From("up", "2025-07-15", 2));
        var shortened = _ledger.Hear(Ultimatum("2025-08-07..2025-08-09", DeadlineChange.Shortened), From("rbc", "2025-07-28", 3));
        var precise = _ledger.Hear(Ultimatum("2025-08-08"), From("bbc", "2025-07-29", 4));

        Assert.Equal(
            [LedgerChange.Set, LedgerChange.Repeated, LedgerChange.Shortened, LedgerChange.MadePrecise],
            _ledger.Only.History.Select(r => r.Change));
        Assert.Equal([true, false, true, true], new[] { set, repeated, shortened, precise }.Select(s => s.IsMaterial));
        Assert.Equal(Due("2025-08-08"), _ledger.Only.Due);
        Assert.Equal([Due("2025-09-02"), Due("2025-08-07..2025-08-09")], _ledger.Only.Superseded);
        Assert.Equal("tariffs", _ledger.Only.Action);
    }

    [Fact]
    public void An_old_item_that_arrives_late_never_overrides_a_newer_one()
    {
        _ledger.Hear(Ultimatum("2025-08-08", DeadlineChange.Shortened), From("bbc", "2025-07-29", 4));

        var late = _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1));

        Assert.False(late.IsMaterial);
        Assert.Equal(Due("2025-08-08"), _ledger.Only.Due);
        Assert.Equal([Due("2025-09-02")], _ledger.Only.Superseded);
    }

    [Fact]
    public void A_superseded_date_told_again_is_a_repetition()
    {
        _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1));
        _ledger.Hear(Ultimatum("2025-08-08", DeadlineChange.Shortened), From("bbc", "2025-07-29", 2));

        var slow = _ledger.Hear(Ultimatum("2025-09-02"), From("slow", "2025-07-30", 3));

        Assert.Equal(LedgerChange.Repeated, slow.Added!.Change);
        Assert.Equal(Due("2025-08-08"), _ledger.Only.Due);
    }

    [Fact]
    public void A_neighbouring_date_is_kept_beside_the_standing_one_however_many_say_it()
    {
        _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1));
        var first = _ledger.Hear(Ultimatum("2025-09-03"), From("a", "2025-07-15", 2));
        var second = _ledger.Hear(Ultimatum("2025-09-03"), From("b", "2025-07-16", 3));

        Assert.Equal([LedgerChange.Contradicted, LedgerChange.Contradicted], new[] { first, second }.Select(s => s.Added!.Change));
        Assert.Equal(Due("2025-09-02"), _ledger.Only.Due);
    }

    [Fact]
    public void A_later_date_without_a_word_of_extension_waits_for_a_second_publisher()
    {
        _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1));
        var alone = _ledger.Hear(Ultimatum("2025-09-20"), From("a", "2025-08-01", 2));
        var again = _ledger.Hear(Ultimatum("2025-09-20"), From("a", "2025-08-02", 3));
        var confirmed = _ledger.Hear(Ultimatum("2025-09-20"), From("b", "2025-08-03", 4));

        Assert.Equal(
            [LedgerChange.Contradicted, LedgerChange.Contradicted, LedgerChange.Extended],
            new[] { alone, again, confirmed }.Select(s => s.Added!.Change));
        Assert.Equal([false, false, true], new[] { alone, again, confirmed }.Select(s => s.IsMaterial));
    }

    [Fact]
    public void Told_to_be_extended_moves_the_date_at_once()
    {
        _ledger.Hear(Ultimatum("2025-06-01", addressee: "EU", action: "tariffs"), From("npr", "2025-05-23", 1));
        var step = _ledger.Hear(Ultimatum("2025-07-09", DeadlineChange.Extended, addressee: "EU"), From("dw", "2025-05-26", 2));

        Assert.Equal(LedgerChange.Extended, step.Added!.Change);
        Assert.Equal(Due("2025-07-09"), _ledger.Only.Due);
    }

    [Fact]
    public void What_is_not_one_deadline_is_not_merged()
    {
        _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1));
        _ledger.Hear(Ultimatum("2025-09-02", addressee: "EU", action: "tariffs"), From("npr", "2025-07-14", 2));
        _ledger.Hear(Ultimatum("2025-08-29", setBy: "EU", addressee: "Iran"), From("dw", "2025-07-16", 3));
        _ledger.Hear(Meeting("2025-07-23"), From("up", "2025-07-20", 4));
        _ledger.Hear(Meeting("2025-07-23", "exchange"), From("up", "2025-07-20", 5));
        _ledger.Hear(Meeting("2025-07-30"), From("up", "2025-07-20", 6));

        Assert.Equal(6, _ledger.Live.Count());
    }

    [Fact]
    public void A_new_demand_after_the_day_of_the_old_one_is_a_new_entry()
    {
        _ledger.Hear(Ultimatum("2025-06-11"), From("npr", "2025-05-28", 1));
        _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 2));

        Assert.Equal([Due("2025-06-11"), Due("2025-09-02")], _ledger.Live.Select(e => e.Due));
    }

    [Fact]
    public void A_moved_round_is_the_same_round()
    {
        _ledger.Hear(Meeting("2025-06-02"), From("up", "2025-05-28", 1));
        var step = _ledger.Hear(Meeting("2025-06-05", change: DeadlineChange.Extended), From("rbc", "2025-06-01", 2));

        Assert.Equal(LedgerChange.Extended, step.Added!.Change);
        Assert.Equal(Due("2025-06-05"), _ledger.Only.Due);
    }

    [Fact]
    public void Each_sides_press_tells_of_one_meeting_with_the_other_side()
    {
        _ledger.Hear(Statement(DeadlineKind.Scheduled, "2025-07-23", setBy: "Zelensky", addressee: "Russia", action: "talks"), From("up", "2025-07-21", 1));
        _ledger.Hear(Statement(DeadlineKind.Scheduled, "2025-07-23", setBy: "Russia", addressee: "Ukraine", action: "talks"), From("tass", "2025-07-22", 2));
        _ledger.Hear(Statement(DeadlineKind.Scheduled, "2025-07-23", setBy: "Russia", addressee: "Iran", action: "talks"), From("irna", "2025-07-22", 3));

        Assert.Equal([2, 1], _ledger.Live.Select(e => e.History.Length));
    }

    [Fact]
    public void A_report_can_show_that_two_entries_are_one()
    {
        _ledger.Hear(Statement(DeadlineKind.Ultimatum, "2025-08-08", setBy: "Trump"), From("a", "2025-07-29", 1));
        _ledger.Hear(Statement(DeadlineKind.Effective, "2025-08-08", addressee: "Russia"), From("b", "2025-07-29", 2));
        Assert.Equal(2, _ledger.Live.Count());

        var step = _ledger.Hear(Ultimatum("2025-08-08"), From("c", "2025-07-30", 3));

        Assert.Equal(1, _ledger.Only.Id);
        Assert.Equal((LedgerState.Superseded, 1L), Assert.Single(step.Absorbed) is var a ? (a.State, a.MergedInto!.Value) : default);
        Assert.Equal(3, _ledger.Only.History.Length);
        Assert.Equal(("Trump", "Russia"), (_ledger.Only.SetBy, _ledger.Only.Addressee));
    }

    [Fact]
    public void The_same_report_heard_twice_adds_nothing()
    {
        _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1));

        var again = _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1));

        Assert.Null(again.Added);
        Assert.False(again.IsMaterial);
        Assert.Single(_ledger.Only.History);
    }

    [Fact]
    public void A_day_that_went_by_leaves_the_outcome_unknown()
    {
        var entry = _ledger.Hear(Ultimatum("2025-08-08"), From("bbc", "2025-07-29", 1)).Entry;

        Assert.Null(Ledger.Pass(entry, Day("2025-08-08"), From("", "2025-08-08", 0).PublishedAt));
        var step = _ledger.Keep(Ledger.Pass(entry, Day("2025-08-09"), From("", "2025-08-09", 0).PublishedAt)!);

        Assert.Equal((LedgerState.PassedUnknown, LedgerChange.Passed), (step.Entry.State, step.Added!.Change));
        Assert.Null(Ledger.Pass(step.Entry, Day("2025-08-10"), From("", "2025-08-10", 0).PublishedAt));
    }

    [Fact]
    public void An_extension_published_before_the_day_and_read_after_it_reopens_the_entry()
    {
        var entry = _ledger.Hear(Ultimatum("2025-08-08"), From("bbc", "2025-07-29", 1)).Entry;
        _ledger.Keep(Ledger.Pass(entry, Day("2025-08-09"), From("", "2025-08-09", 0).PublishedAt)!);

        var step = _ledger.Hear(Ultimatum("2025-08-15", DeadlineChange.Extended), From("npr", "2025-08-07", 2));

        Assert.Equal((LedgerState.Open, Due("2025-08-15")), (step.Entry.State, step.Entry.Due));
        Assert.True(step.IsMaterial);
    }

    [Theory]
    [InlineData(LedgerChange.Met, LedgerState.Met)]
    [InlineData(LedgerChange.Missed, LedgerState.Missed)]
    [InlineData(LedgerChange.Withdrawn, LedgerState.Withdrawn)]
    public void An_outcome_told_by_an_item_closes_the_entry_and_keeps_its_date(LedgerChange outcome, LedgerState state)
    {
        var entry = _ledger.Hear(Meeting("2025-07-23"), From("up", "2025-07-20", 1)).Entry;

        var step = Ledger.Resolve(entry, outcome, From("rbc", "2025-07-24", 2), "the third round was held");

        Assert.Equal((state, Due("2025-07-23"), true), (step.Entry.State, step.Entry.Due, step.IsMaterial));
        Assert.Equal(2, step.Entry.History.Length);
    }

    [Fact]
    public void A_correction_stands_until_something_newer_is_published()
    {
        var entry = _ledger.Hear(Ultimatum("2025-09-03"), From("npr", "2025-07-14", 1)).Entry;
        _ledger.Keep(Ledger.Correct(entry, Due("2025-09-02"), LedgerState.Open, From("", "2025-07-16", 0).PublishedAt, "editor: counted from the wrong day"));

        _ledger.Hear(Ultimatum("2025-09-03"), From("a", "2025-07-15", 2));
        Assert.Equal(Due("2025-09-02"), _ledger.Only.Due);

        _ledger.Hear(Ultimatum("2025-08-08", DeadlineChange.Shortened), From("b", "2025-07-29", 3));
        Assert.Equal(Due("2025-08-08"), _ledger.Only.Due);
    }
}
