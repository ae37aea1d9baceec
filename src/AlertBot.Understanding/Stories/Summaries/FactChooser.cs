using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Understanding.Facts;
using AlertBot.Understanding.Text;
using NodaTime.Text;

namespace AlertBot.Understanding.Stories.Summaries;

/// <summary>
/// The facts that a summary tells: what most voices say, of numbers the latest. Only what stands in a title or at the head of a text is
/// the story's own; what comes further down recalls other days.
/// </summary>
internal static class FactChooser
{
    private const int PeoplePerStory = 4;
    private const int Head = 350;

    /// <summary>One voice in this many must tell a fact that no title names: what one of many recalls is not the story's.</summary>
    private const int VoicesPerTeller = 3;

    private static readonly FactKind[] Single =
        [FactKind.Round, FactKind.Venue, FactKind.HeldOn, FactKind.PlannedFor, FactKind.Outcome, FactKind.PeopleExchanged, FactKind.BodiesExchanged, FactKind.ChildrenReturned];

    public static ImmutableArray<SummaryFact> Of(IReadOnlyList<SummarySource> sources)
    {
        var chosen = Single.Select(kind => Best(kind, sources)).OfType<SummaryFact>().ToList();
        chosen.AddRange(Of(FactKind.DelegationHead, sources).DistinctBy(f => f.Value).Take(PeoplePerStory));
        chosen.AddRange(Absences(sources));
        return [.. chosen];
    }

    private static SummaryFact? Best(FactKind kind, IReadOnlyList<SummarySource> sources) => Of(kind, sources)
        .GroupBy(f => f.Value)
        .Where(same => IsOfStory(same, sources))
        .OrderByDescending(same => same.Select(f => Voice(f.Item, sources)).Distinct().Count())
        .ThenByDescending(same => kind == FactKind.Round ? Number(same.Key) : 0)
        .ThenByDescending(same => Counts(kind) ? same.Max(f => Published(f.Item, sources)) : default)
        .ThenBy(same => Published(same.First().Item, sources))
        .Select(same => same.First())
        .FirstOrDefault();

    /// <summary>A party and whoever stands for it are told once, as it was told first.</summary>
    private static IEnumerable<SummaryFact> Absences(IReadOnlyList<SummarySource> sources)
    {
        var chosen = new List<(Fact Fact, SummarySource Source)>();
        foreach (var told in Told(FactKind.Absence, sources))
        {
            if (!chosen.Exists(c => c.Fact.IsSameAbsence(told.Fact)))
            {
                chosen.Add(told);
            }
        }

        return chosen.Take(PeoplePerStory).Select(c => Summarised(c.Fact, c.Source));
    }

    private static IEnumerable<SummaryFact> Of(FactKind kind, IReadOnlyList<SummarySource> sources) => Told(kind, sources).Select(told => Summarised(told.Fact, told.Source));

    /// <summary>The first of a kind in an item is its news; those behind recall earlier ones.</summary>
    private static IEnumerable<(Fact Fact, SummarySource Source)> Told(FactKind kind, IReadOnlyList<SummarySource> sources) =>
        from source in sources
        from fact in source.Facts.All.Where(f => f.Kind == kind && IsAtHead(f, source) && IsTold(f, source)).Take(kind is FactKind.DelegationHead or FactKind.Absence ? PeoplePerStory : 1)
        select (fact, source);

    private static SummaryFact Summarised(Fact fact, SummarySource source) => new(fact.Kind, fact.Value, fact.By, source.Item);

    private static bool IsOfStory(IEnumerable<SummaryFact> same, IReadOnlyList<SummarySource> sources)
    {
        var items = same.Select(f => f.Item).ToHashSet();
        var tellers = sources.Where(s => items.Contains(s.Item)).ToList();
        var (kind, value) = (same.First().Kind, same.First().Value);
        return tellers.Select(s => s.Voice).Distinct().Count() * VoicesPerTeller >= sources.Select(s => s.Voice).Distinct().Count()
            || tellers.Exists(s => s.Facts.All.Any(f => f.Kind == kind && f.Value == value && IsInTitle(f, s)) || (kind == FactKind.HeldOn && TitleNamesMeeting(s)));
    }

    private static bool TitleNamesMeeting(SummarySource source) => source.Facts.All.Any(f => f.Kind is FactKind.Round or FactKind.Venue && IsInTitle(f, source));

    private static bool IsInTitle(Fact fact, SummarySource source) => source.Title.Contains(fact.Quote, StringComparison.OrdinalIgnoreCase);

    private static bool IsAtHead(Fact fact, SummarySource source)
    {
        var text = Dateline.Without(source.Text);
        return IsInTitle(fact, source)
            || text[..Math.Min(text.Length, Head)].Contains(fact.Quote, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A date is of the meeting only when the title or the same sentence tells its round or place; what was ended is not still ahead.</summary>
    private static bool IsTold(Fact fact, SummarySource source) => fact.Kind switch
    {
        FactKind.PlannedFor => LocalDatePattern.Iso.Parse(fact.Value) is { Success: true } day && day.Value > source.Published.InUtc().Date,
        FactKind.HeldOn => TitleNamesMeeting(source) || source.Facts.All.Any(f => f.Kind is FactKind.Round or FactKind.Venue && AreInOneSentence(f.Quote, fact.Quote, source)),
        FactKind.Outcome => source.Facts.First(FactKind.PlannedFor) is null && (source.Facts.First(FactKind.Venue) ?? source.Facts.First(FactKind.Round) ?? source.Facts.First(FactKind.PeopleExchanged)) is not null,
        _ => true,
    };

    private static bool AreInOneSentence(string one, string other, SummarySource source) =>
        Says(source.Title, one, other) || Sentences.Of(source.Text).Exists(range => Says(source.Text[range], one, other));

    private static bool Says(string sentence, string one, string other) =>
        sentence.Contains(one, StringComparison.OrdinalIgnoreCase) && sentence.Contains(other, StringComparison.OrdinalIgnoreCase);

    private static bool Counts(FactKind kind) => kind is FactKind.PeopleExchanged or FactKind.BodiesExchanged or FactKind.ChildrenReturned or FactKind.Outcome;

    private static int Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Voice(long item, IReadOnlyList<SummarySource> sources) => sources.First(s => s.Item == item).Voice;

    private static NodaTime.Instant Published(long item, IReadOnlyList<SummarySource> sources) => sources.First(s => s.Item == item).Published;
}
