using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Dossiers;
using NodaTime;

namespace AlertBot.Understanding.Facts;

/// <summary>One sentence with what was found in it; offsets are those of the item.</summary>
internal sealed class FactSentence(string all, int start, int end, Sign signs, List<FactWord> words, List<Hit> signed, LocalDate published, Entity? speakerBefore)
{
    private const int BesideMeeting = 60;

    private List<FactNumber>? _numbers;
    private string? _text;
    private string? _topic;
    private bool _isTopicKnown;

    public string All { get; } = all;

    public int Start { get; } = start;

    public int End { get; } = end;

    public Sign Signs { get; } = signs;

    public LocalDate Published { get; } = published;

    /// <summary>People, parties, organisations and places, in the order of the sentence.</summary>
    public List<Hit> Entities { get; } = signed.FindAll(h => h.Term.Entity is not null);

    /// <summary>Everything with a sign, concepts included.</summary>
    public List<Hit> Signed { get; } = signed;

    /// <summary>Who spoke in the sentence before: whom "he" may mean here.</summary>
    public Entity? SpeakerBefore { get; } = speakerBefore;

    public string Text => _text ??= All[Start..End];

    public bool IsQuestion => All.AsSpan(Start, End - Start).TrimEnd().EndsWith("?", StringComparison.Ordinal);

    /// <summary>What it offers, answers or speaks of; null when it has no topic of the talks.</summary>
    public string? Topic
    {
        get
        {
            if (!_isTopicKnown)
            {
                (_topic, _isTopicKnown) = (Facts.Topic.Of(this), true);
            }

            return _topic;
        }
    }

    public List<FactNumber> Numbers => _numbers ??= FactNumber.Find(All, Start, End);

    /// <summary>It tells of a meeting that will not be: "no new round is planned", "нового раунду 5 серпня не буде".</summary>
    public bool CallsOff => Has("called-off") || Of("will-not-be").Any(word =>
        Before(word.Start, "of-a-meeting", BesideMeeting) is { } meeting && All.AsSpan(meeting.End, word.Start - meeting.End).IndexOfAny(",;:—–") < 0);

    public bool Has(string group) => First(group) is not null;

    public IEnumerable<FactWord> Of(string group) => Has(group) ? words.Where(w => w.Group == group) : [];

    public FactWord? First(string group)
    {
        foreach (var word in words)
        {
            if (word.Group == group)
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>The last of a group that ends before a place, with at most so many letters between.</summary>
    public FactWord? Before(int at, string group, int within) =>
        Of(group).Where(w => w.End <= at && at - w.End <= within).Select(w => (FactWord?)w).LastOrDefault();

    public FactWord? After(int at, string group, int within) =>
        Of(group).Where(w => w.Start >= at && w.Start - at <= within).Select(w => (FactWord?)w).FirstOrDefault();

    /// <summary>Who acts: the nearest entity of these kinds before a place.</summary>
    public Entity? ActorBefore(int at, Func<Entity, bool> fits) =>
        Entities.Where(h => h.End <= at && fits(h.Term.Entity!)).Select(h => h.Term.Entity).LastOrDefault();

    public Entity? ActorAfter(int at, Func<Entity, bool> fits) =>
        Entities.Where(h => h.Start >= at && fits(h.Term.Entity!)).Select(h => h.Term.Entity).FirstOrDefault();

    public string Quote(int from, int to) => All[Math.Min(from, to)..Math.Max(from, to)].Trim();
}
