using AlertBot.Understanding.Deadlines;
using static AlertBot.Understanding.Tests.Deadlines.Reports;

namespace AlertBot.Understanding.Tests.Deadlines;

/// <summary>How deadlines end, as items tell it and as the ledger takes it.</summary>
public sealed class OutcomeTests
{
    private readonly KeptLedger _ledger = new();

    [Theory]
    [InlineData("en", "2025-07-23", "The third round of talks was held in Istanbul on Wednesday.", "met scheduled 2025-07-23")]
    [InlineData("en", "2025-07-24", "Wednesday's talks in Istanbul ended after forty minutes.", "met scheduled 2025-07-23")]
    [InlineData("en", "2025-07-23", "Delegations of both sides ended their third round of talks in Istanbul on Wednesday evening, without a breakthrough on a ceasefire.", "met scheduled 2025-07-23")]
    [InlineData("en", "2025-07-23", "The talks planned for Wednesday in Istanbul were not held.", "")]
    [InlineData("uk", "2025-07-23", "У середу в Стамбулі відбувся третій раунд переговорів.", "met scheduled 2025-07-23")]
    [InlineData("ru", "2025-07-23", "В среду в Стамбуле состоялся третий раунд переговоров.", "met scheduled 2025-07-23")]
    [InlineData("en", "2025-07-20", "The summit scheduled for 25 July has been cancelled.", "withdrawn scheduled 2025-07-25")]
    [InlineData("uk", "2025-07-20", "Саміт, запланований на 25 липня, скасовано.", "withdrawn scheduled 2025-07-25")]
    [InlineData("ru", "2025-07-20", "Саммит, намеченный на 25 июля, отменён.", "withdrawn scheduled 2025-07-25")]
    [InlineData("en", "2025-07-20", "Putin stays away from the 25 July summit, the Kremlin said, calling off the meeting.", "withdrawn scheduled 2025-07-25")]
    [InlineData("uk", "2025-07-20", "Кремль скасовує саміт, запланований на 25 липня.", "withdrawn scheduled 2025-07-25")]
    [InlineData("ru", "2025-07-20", "Кремль отменяет саммит, намеченный на 25 июля.", "withdrawn scheduled 2025-07-25")]
    [InlineData("en", "2025-07-20", "Trump dropped his ultimatum to Russia.", "withdrawn ultimatum")]
    [InlineData("en", "2025-08-09", "Russia let the deadline pass, and no tariffs followed.", "missed ultimatum")]
    [InlineData("en", "2025-07-20", "The next round of talks will be held on Wednesday.", "")]
    [InlineData("en", "2025-07-20", "The talks on 16 May lasted less than two hours.", "")]
    [InlineData("en", "2025-07-20", "The Kremlin denied that the talks had been called off.", "")]
    public void An_item_tells_how_a_deadline_ended(string language, string published, string text, string outcome) =>
        Assert.Equal(outcome, Items.Ended(language, published, text));

    [Fact]
    public void A_round_that_was_held_is_met_and_the_next_one_stays_open()
    {
        _ledger.Hear(Meeting("2025-07-23"), From("up", "2025-07-20", 1));
        _ledger.Hear(Meeting("2025-08-06"), From("up", "2025-07-22", 2));

        var step = _ledger.Hear(Meeting("2025-07-23", change: DeadlineChange.Met), From("rbc", "2025-07-23", 3, hour: 20));

        Assert.Equal((LedgerState.Met, true), (step.Entry.State, step.IsMaterial));
        Assert.Equal([LedgerState.Met, LedgerState.Open], _ledger.Live.OrderBy(e => e.Due.Latest).Select(e => e.State));
    }

    [Fact]
    public void A_summit_that_is_called_off_without_its_day_being_named_is_withdrawn()
    {
        _ledger.Hear(Meeting("2025-11-05", "summit"), From("up", "2025-10-17", 1));
        var step = _ledger.Hear(Meeting("2025-10-21", "summit", DeadlineChange.Withdrawn) with { IsUndated = true }, From("npr", "2025-10-21", 2));

        Assert.Equal((LedgerState.Withdrawn, Due("2025-11-05")), (step.Entry.State, step.Entry.Due));
    }

    [Fact]
    public void An_outcome_that_is_heard_before_the_deadline_is_known_closes_it_all_the_same()
    {
        var early = _ledger.Hear(Meeting("2025-07-23", change: DeadlineChange.Met), From("rbc", "2025-07-23", 3, hour: 20));
        _ledger.Hear(Meeting("2025-07-23"), From("up", "2025-07-20", 1));

        Assert.False(early.IsMaterial);
        Assert.Equal(LedgerState.Met, _ledger.Only.State);
    }

    [Fact]
    public void A_deadline_cannot_be_missed_before_its_day()
    {
        _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1));
        _ledger.Hear(Ultimatum("2025-07-20", DeadlineChange.Missed) with { IsUndated = true }, From("odd", "2025-07-20", 2));

        Assert.Equal(LedgerState.Open, _ledger.Live.Single(e => e.Due == Due("2025-09-02")).State);
    }

    [Fact]
    public void What_was_called_off_and_set_anew_is_open_again()
    {
        _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1));
        _ledger.Hear(Ultimatum("2025-07-20", DeadlineChange.Withdrawn) with { IsUndated = true }, From("npr", "2025-07-20", 2));
        var step = _ledger.Hear(Ultimatum("2025-08-08"), From("npr", "2025-07-29", 3));

        Assert.Equal((LedgerState.Open, Due("2025-08-08")), (step.Entry.State, step.Entry.Due));
    }
}
