using AlertBot.Understanding.Deadlines;
using NodaTime;
using static AlertBot.Understanding.Tests.Deadlines.Reports;

namespace AlertBot.Understanding.Tests.Deadlines;

/// <summary>Conflicting dates stand side by side, each with those who say so, until one of them prevails or a person decides.</summary>
public sealed class ContradictionTests
{
    private readonly KeptLedger _ledger = new();

    public ContradictionTests()
    {
        _ledger.Hear(Ultimatum("2025-09-02"), From("npr", "2025-07-14", 1));
        _ledger.Hear(Ultimatum("2025-09-03"), From("tass", "2025-07-15", 2));
        _ledger.Hear(Ultimatum("2025-09-02"), From("up", "2025-07-16", 3));
        _ledger.Hear(Ultimatum("2025-09-03"), From("bbc", "2025-07-16", 4));
    }

    [Fact]
    public void Both_dates_are_kept_with_their_publishers()
    {
        var contradiction = Assert.Single(_ledger.Only.Contradictions);

        Assert.Equal(Due("2025-09-02"), _ledger.Only.Due);
        Assert.Equal(Due("2025-09-03"), contradiction.Due);
        Assert.Equal(["bbc", "tass"], contradiction.Publishers);
    }

    [Fact]
    public void A_move_settles_the_matter()
    {
        _ledger.Hear(Ultimatum("2025-08-08", DeadlineChange.Shortened), From("npr", "2025-07-29", 5));

        Assert.Empty(_ledger.Only.Contradictions);
        Assert.Equal(5, _ledger.Only.History.Length);
    }

    [Fact]
    public void A_person_who_decides_settles_it_too()
    {
        _ledger.Keep(Ledger.Correct(_ledger.Only, Due("2025-09-03"), LedgerState.Open, Instant.FromUtc(2025, 7, 17, 9, 0), "editor: the speech says 3 September"));

        Assert.Equal(Due("2025-09-03"), _ledger.Only.Due);
        Assert.Empty(_ledger.Only.Contradictions);
    }

    [Fact]
    public void One_deadline_told_in_three_languages_is_one_entry()
    {
        var ledger = new KeptLedger();
        (string Language, string Text)[] told =
        [
            ("en", "Trump gave Russia 50 days to end the war or face tariffs."),
            ("uk", "Трамп дав Росії 50 днів, щоб закінчити війну, інакше запровадить мита."),
            ("ru", "Трамп дал России 50 дней, чтобы закончить войну, иначе введёт пошлины."),
        ];
        for (var i = 0; i < told.Length; i++)
        {
            ledger.Hear(Items.Read(told[i].Language, "2025-07-14T16:00:00Z", told[i].Text).Single(), From(told[i].Language, "2025-07-14", i + 1));
        }

        Assert.Equal((Due("2025-09-02"), 3), (ledger.Only.Due.InDays(), ledger.Only.History.Length));
    }
}
