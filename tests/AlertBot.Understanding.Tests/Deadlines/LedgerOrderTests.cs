using AlertBot.Understanding.Deadlines;
using CsCheck;
using static AlertBot.Understanding.Tests.Deadlines.Reports;

namespace AlertBot.Understanding.Tests.Deadlines;

public sealed class LedgerOrderTests
{
    private static readonly (DeadlineStatement Statement, LedgerSource Source)[] Summer =
    [
        (Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1)),
        (Ultimatum("2025-09-02", action: "tariffs"), From("up", "2025-07-15", 2)),
        (Ultimatum("2025-09-03"), From("wrong", "2025-07-16", 3)),
        (Meeting("2025-07-23"), From("up", "2025-07-20", 4)),
        (Ultimatum("2025-08-07..2025-08-09", DeadlineChange.Shortened), From("rbc", "2025-07-28", 5)),
        (Ultimatum("2025-08-08"), From("bbc", "2025-07-29", 6)),
        (Ultimatum("2025-09-02"), From("slow", "2025-07-30", 7)),
        (Ultimatum("2025-07-09", addressee: "EU"), From("dw", "2025-05-26", 8)),
    ];

    private static readonly Gen<(DeadlineStatement Statement, LedgerSource Source)> AnyReport =
        from kind in Gen.Enum<DeadlineKind>()
        from change in Gen.Enum<DeadlineChange>()
        from setBy in Gen.OneOf<string?>("Trump", "EU", null)
        from addressee in Gen.OneOf<string?>("Russia", "Iran", null)
        from action in Gen.OneOf<string?>("tariffs", "talks", null)
        from publisher in Gen.OneOf("a", "b", "c")
        from published in Gen.Int[0, 60]
        from ahead in Gen.Int[0, 50]
        from length in Gen.OneOf(0, 0, 2)
        from item in Gen.Long[1, 1000]
        let day = Day("2025-07-01").PlusDays(published)
        from undated in Gen.Bool
        let isUndated = undated && change is DeadlineChange.Withdrawn or DeadlineChange.Met or DeadlineChange.Missed
        let due = isUndated ? DueWindow.On(day) : new DueWindow(day.PlusDays(ahead), day.PlusDays(ahead + length))
        select (Statement(kind, "2025-07-01", change, setBy, addressee, action) with { Due = due, IsUndated = isUndated }, From(publisher, $"{day:uuuu-MM-dd}", item));

    [Fact]
    public void Whatever_order_the_reports_of_a_summer_arrive_in_the_ledger_ends_the_same() =>
        Gen.Shuffle(Summer).Sample(shuffled => Assert.Equal(Final(Summer), Final(shuffled)), iter: 500);

    [Fact]
    public void Whatever_is_reported_the_order_of_arrival_does_not_change_the_final_state() =>
        (from reports in AnyReport.Array[1, 12]
         from shuffled in Gen.Shuffle(reports)
         select (reports, shuffled)).Sample(x => Assert.Equal(Final(x.reports), Final(x.shuffled)), iter: 2000);

    [Fact]
    public void Nothing_that_was_heard_is_ever_lost() =>
        AnyReport.Array[1, 12].Sample(
            reports =>
            {
                var ledger = Told(reports);
                Assert.Equal(reports.Distinct().Count(), ledger.Live.Sum(e => e.History.Length));
            },
            iter: 500);

    private static string[] Final(IEnumerable<(DeadlineStatement, LedgerSource)> reports) =>
        [.. Told(reports).Live.Select(e => $"{e.Kind} {e.Due} {e.State} {e.SetBy} {e.Addressee} {e.Action} {e.History.Length}").Order(StringComparer.Ordinal)];

    private static KeptLedger Told(IEnumerable<(DeadlineStatement Statement, LedgerSource Source)> reports)
    {
        var ledger = new KeptLedger();
        foreach (var (statement, source) in reports)
        {
            ledger.Hear(statement, source);
        }

        return ledger;
    }
}
