using AlertBot.Chat.Composing;
using AlertBot.Chat.Composing.Timelines;
using AlertBot.Understanding.Deadlines;
using Ical.Net.CalendarComponents;
using NodaTime;
using Calendar = Ical.Net.Calendar;

namespace AlertBot.Chat.Tests.Composing.Timelines;

public sealed class DeadlineCalendarTests
{
    [Fact]
    public void A_deadline_is_whole_days_from_the_first_to_the_last()
    {
        var told = Read(Ledgers.FiftyDays(("2025-08-07..2025-08-09", DeadlineChange.Shortened, "2025-07-28")));

        Assert.Equal((new DateOnly(2025, 8, 7), new DateOnly(2025, 8, 10)), (told.Start!.Date, told.End!.Date));
        Assert.False(told.Start.HasTime);
        Assert.Equal("CONFIRMED", told.Status);
    }

    [Fact]
    public void A_change_keeps_the_id_and_raises_the_sequence()
    {
        var set = Read(Ledgers.FiftyDays());
        var repeated = Read(Ledgers.FiftyDays(("2025-09-02", DeadlineChange.Set, "2025-07-15")));
        var shortened = Read(Ledgers.FiftyDays(("2025-08-08", DeadlineChange.Shortened, "2025-07-29")));
        var over = Read(Ledgers.FiftyDays(("2025-08-08", DeadlineChange.Shortened, "2025-07-29")).Passed());

        Assert.Equal(["deadline-7@alertbot"], new[] { set, repeated, shortened, over }.Select(e => e.Uid).Distinct());
        Assert.Equal([0, 0, 1, 2], new[] { set, repeated, shortened, over }.Select(e => e.Sequence));
    }

    [Fact]
    public void What_was_withdrawn_stays_in_the_calendar_as_cancelled()
    {
        var told = Read(Ledgers.FiftyDays().Withdrawn());

        Assert.Equal(("CANCELLED", 1), (told.Status, told.Sequence));
    }

    [Fact]
    public void An_hour_that_is_named_is_a_moment()
    {
        var entry = Ledgers.FiftyDays();
        var moment = new LocalDateTime(2025, 9, 2, 20, 0).WithOffset(Offset.FromHours(-4));
        var told = Read(entry with { Due = entry.Due with { Moment = moment } });

        Assert.Equal(new DateTime(2025, 9, 3, 0, 0, 0, DateTimeKind.Utc), told.Start!.AsUtc);
    }

    [Fact]
    public void The_same_ledger_gives_the_same_file_and_tells_quote_arithmetic_and_source()
    {
        var entry = Ledgers.FiftyDays(("2025-08-08", DeadlineChange.Shortened, "2025-07-29"));

        Assert.Equal(DeadlineCalendar.Of([entry], "uk"), DeadlineCalendar.Of([entry], "uk"));
        Assert.Contains("https://paper.example/1", Read(entry).Description!, StringComparison.Ordinal);
        Assert.Contains("10 days from today", Read(entry).Description!, StringComparison.Ordinal);
        Assert.Contains("припинити війну", Calendar.Load(DeadlineCalendar.Of([entry], "uk"))!.Events.Single().Summary!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", DeadlineKind.Ultimatum, "Trump", "Set by: Trump → Russia")]
    [InlineData("uk", DeadlineKind.Ultimatum, null, "адресат: Росія")]
    [InlineData("uk", DeadlineKind.Scheduled, "Trump", "Згадано: Трамп, Росія")]
    [InlineData("ru", DeadlineKind.Scheduled, null, "Упомянуты: Россия")]
    public void An_appointment_names_who_is_in_it_and_nobody_who_set_it_for_somebody(string language, DeadlineKind kind, string? setter, string line)
    {
        var entry = Ledgers.FiftyDays() with { Kind = kind, SetBy = setter };

        Assert.Equal(line, new TimelineWords(Localizer.For(language)).Details(entry).First());
    }

    [Fact]
    public void Words_of_a_source_cannot_forge_a_line_of_the_file()
    {
        var entry = Ledgers.FiftyDays() with { Action = "x\r\nBEGIN:VEVENT\r\nUID:forged" };

        Assert.Single(Calendar.Load(DeadlineCalendar.Of([entry], "en"))!.Events);
        Assert.DoesNotContain("\nUID:forged", DeadlineCalendar.Of([entry], "en"), StringComparison.Ordinal);
    }

    private static CalendarEvent Read(LedgerEntry entry) => Calendar.Load(DeadlineCalendar.Of([entry], "en"))!.Events.Single();
}
