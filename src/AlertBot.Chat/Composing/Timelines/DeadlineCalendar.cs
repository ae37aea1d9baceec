using System.Globalization;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Publishers;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace AlertBot.Chat.Composing.Timelines;

/// <summary>
/// Deadlines as an iCalendar (RFC 5545) that programs may subscribe to. An entry keeps its UID for ever, its SEQUENCE rises with every
/// change, and what was withdrawn stays in it as CANCELLED, so that it disappears from the calendars of those who had it.
/// </summary>
public static class DeadlineCalendar
{
    private const string Refresh = "PT1H";

    /// <param name="entries">Closed ones too, so that calendars learn of it.</param>
    /// <param name="language">en, uk or ru.</param>
    /// <param name="publishers">How the publishers that the ledger names are called; null for those that everybody knows.</param>
    public static string Of(IEnumerable<LedgerEntry> entries, string language, PublisherCatalog? publishers = null)
    {
        var words = Localizer.For(language);
        var calendar = new Ical.Net.Calendar { Method = "PUBLISH", ProductId = "-//AlertBot//Deadlines//EN" };
        calendar.AddProperty("X-WR-CALNAME", words.Text("calendar.name"));
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
        foreach (var entry in entries.Where(e => e.MergedInto is null).OrderBy(e => e.Id))
        {
            calendar.Events.Add(Event(entry, new TimelineWords(words, publishers)));
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    /// <summary>How often what subscribers know has changed.</summary>
    public static int Sequence(LedgerEntry entry) =>
        entry.History.Count(r => r.Change is not (LedgerChange.Set or LedgerChange.Repeated or LedgerChange.Contradicted));

    private static CalendarEvent Event(LedgerEntry entry, TimelineWords told)
    {
        var (start, end) = Span(entry.Due);
        var calendarEvent = new CalendarEvent
        {
            Uid = string.Create(CultureInfo.InvariantCulture, $"deadline-{entry.Id}@alertbot"),
            Sequence = Sequence(entry),
            Summary = told.Title(entry),
            Description = string.Join('\n', told.Details(entry)),
            Start = start,
            End = end,
            // What the ledger last learnt, not when the file was asked for: the same ledger gives the same file.
            DtStamp = Utc(entry.History[^1].At),
            Created = Utc(entry.SetAt),
            LastModified = Utc(entry.History[^1].At),
            Status = entry.State is LedgerState.Withdrawn or LedgerState.Superseded ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = TransparencyType.Transparent,
        };
        if (Uri.TryCreate(entry.History.Select(r => r.Source?.Url).FirstOrDefault(url => url is not null), UriKind.Absolute, out var url))
        {
            calendarEvent.Url = url;
        }

        return calendarEvent;
    }

    /// <summary>Whole days, or the moment where an hour is given; the end is exclusive.</summary>
    private static (CalDateTime Start, CalDateTime End) Span(DueWindow due) => due.Moment is { } moment
        ? (Utc(moment.ToInstant()), Utc(moment.ToInstant()))
        : (Day(due.Earliest), Day(due.Latest.PlusDays(1)));

    private static CalDateTime Day(LocalDate day) => new(day.ToDateOnly());

    private static CalDateTime Utc(Instant instant) => new(instant.ToDateTimeUtc(), "UTC");
}
