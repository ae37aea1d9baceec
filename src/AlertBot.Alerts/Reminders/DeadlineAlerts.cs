using System.Collections.Immutable;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Publishers;
using AlertBot.Understanding.Text;
using NodaTime;

namespace AlertBot.Alerts.Reminders;

/// <summary>An alert that rests on the ledger alone.</summary>
/// <param name="publishers">How the publishers that the ledger names are called, and who is not independent of whom.</param>
public sealed class DeadlineAlerts(PublisherCatalog publishers)
{
    public DeadlineAlerts()
        : this(new PublisherCatalog())
    {
    }

    public Alert Of(LedgerEntry entry, AlertKind kind, string key, LedgerChange? change, Instant now, string why)
    {
        var sources = Sources(entry);
        return new Alert(
            key,
            kind,
            entry.Dossier,
            now,
            null,
            entry.Id,
            [.. sources.Select(s => s.Item).Distinct()],
            Urgency.Major,
            new AlertContent([], [], sources, [], [Note(entry, change) with { Announced = kind == AlertKind.Reminder ? Announcements(entry) : [] }]),
            why)
        {
            Audience = entry.Audience,
        };
    }

    public DeadlineNote Note(LedgerEntry entry, LedgerChange? change)
    {
        // A date that a person put right rests on no words of an item.
        var standing = entry.Standing;
        return new DeadlineNote(
            entry.Id,
            entry.Kind,
            entry.Due,
            [.. entry.Superseded],
            entry.SetBy,
            entry.Addressee,
            entry.Action,
            standing?.Statement?.Quote ?? "",
            standing?.Statement?.Arithmetic ?? "",
            change,
            entry.State)
        {
            Demand = entry.Demand,
            Consequence = entry.Consequence,
            Counting = standing?.Statement?.Counting,
            Contradictions = [.. entry.Contradictions.Select(c => c with { Publishers = [.. c.Publishers.Select(p => publishers.Find(p).Name)] })],
        };
    }

    /// <summary>What is coming up, in the words of those who announced it: "talks, in 1 day" says too little.</summary>
    private ImmutableArray<Announcement> Announcements(LedgerEntry entry) =>
    [
        .. Reports(entry)
            .Where(r => r.Source.Title.Length > 0)
            .Select(r => new Announcement(new QuotedText(LanguageDetector.Detect(r.Source.Title, ""), r.Source.Title, r.Source.ItemId), r.Source.PublishedAt)),
    ];

    private ImmutableArray<SourceLink> Sources(LedgerEntry entry) =>
    [
        .. Reports(entry)
            .Select(s => new SourceLink(s.Publisher.Name, s.Publisher.Voice, s.Source.Url, "und", s.Publisher.StateMedia is not null, s.Source.ItemId)),
    ];

    /// <summary>The reports that the date rests on: the newest of each publisher, three at most.</summary>
    private IEnumerable<(LedgerSource Source, Publisher Publisher)> Reports(LedgerEntry entry) => entry.History
        .Where(r => r.Due == entry.Due && r.Source is not null)
        .Select(r => (Source: r.Source!, Publisher: publishers.Find(r.Source!.Publisher ?? "?")))
        .DistinctBy(s => s.Publisher.Voice)
        .Take(3);
}
