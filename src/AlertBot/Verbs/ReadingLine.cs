using AlertBot.Understanding;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using NodaTime.Text;

namespace AlertBot.Verbs;

/// <summary>An output line of <c>read --format jsonl</c>; scripts rely on its fields.</summary>
internal sealed record ReadingLine(
    string Id,
    string Language,
    IEnumerable<DossierLine> Dossiers,
    IReadOnlyDictionary<string, IEnumerable<FactLine>> Facts,
    IEnumerable<DeadlineLine> Deadlines)
{
    public static ReadingLine Of(string id, Reading reading, string? dossier, bool allTopics)
    {
        var dossiers = reading.Dossiers.Where(d => dossier is null || d.Dossier == dossier).ToList();
        var onTopic = dossiers.Any(d => d.IsRelevant);
        return new ReadingLine(
            id,
            reading.Language,
            dossiers.Select(DossierLine.Of),
            onTopic
                ? reading.Facts.All.GroupBy(f => Name(f.Kind)).ToDictionary(g => g.Key, g => g.Select(f => new FactLine(f.Value, f.Quote, f.By)))
                : new Dictionary<string, IEnumerable<FactLine>>(),
            onTopic || allTopics ? reading.Deadlines.Select(DeadlineLine.Of) : []);
    }

    private static string Name(Enum kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}

internal sealed record DossierLine(
    string Dossier,
    double Relevance,
    bool Relevant,
    IEnumerable<Category> Categories,
    Urgency Urgency,
    Direction Direction,
    IEnumerable<EvidenceLine> Why,
    IEnumerable<EvidenceLine> Signals)
{
    public static DossierLine Of(DossierReading reading) => new(
        reading.Dossier,
        Math.Round(reading.Relevance, 4),
        reading.IsRelevant,
        reading.Categories,
        reading.Urgency,
        reading.Direction,
        Lines(reading.Why),
        Lines(reading.Signals));

    private static IEnumerable<EvidenceLine> Lines(IEnumerable<Evidence> evidence) => evidence.Select(e => new EvidenceLine(e.Rule, e.Quote, Math.Round(e.Weight, 3)));
}

internal sealed record EvidenceLine(string Rule, string Evidence, double Weight);

internal sealed record FactLine(string Value, string Quote, string? By);

internal sealed record DeadlineLine(
    DeadlineKind Kind,
    string Earliest,
    string Latest,
    string Quote,
    string Anchor,
    string Expression,
    string Arithmetic,
    string? SetBy,
    string? Addressee,
    string? Action,
    DeadlineChange Change,
    double Confidence)
{
    public static DeadlineLine Of(DeadlineStatement deadline) => new(
        deadline.Kind,
        deadline.Due.Moment is { } earliest ? OffsetDateTimePattern.Rfc3339.Format(earliest) : LocalDatePattern.Iso.Format(deadline.Due.Earliest),
        deadline.Due.Moment is { } latest ? OffsetDateTimePattern.Rfc3339.Format(latest) : LocalDatePattern.Iso.Format(deadline.Due.Latest),
        deadline.Quote,
        LocalDatePattern.Iso.Format(deadline.Anchor),
        deadline.Expression,
        deadline.Arithmetic,
        deadline.SetBy,
        deadline.Addressee,
        deadline.Action,
        deadline.Change,
        deadline.Confidence);
}
