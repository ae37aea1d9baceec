using AlertBot.Understanding.Dossiers;

namespace AlertBot.Understanding.Classification;

/// <summary>
/// Most items of the world name no party of a negotiation: they are done here. An item may still concern it when its title speaks
/// of terms, captives or rounds: in a language of the parties at once, in another when a broker or a venue stands beside them and no
/// other conflict does. The model then weighs how likely that is.
/// </summary>
internal static class Gate
{
    private const int ShortTitle = 45;
    private const int BehindShortTitle = 200;

    /// <summary>Up to so many dossiers are counted on the stack.</summary>
    private const int Few = 64;

    private static readonly Sign Own = SignTable.Of("party") | SignTable.OwnPhrase;
    private static readonly Sign OfAny = SignTable.Of("exchange") | SignTable.Of("ceasefire") | SignTable.Of("guarantees");
    private static readonly Sign Topic = FeatureSet.Substance | SignTable.Of("round");
    private static readonly Sign HomeTopic = Topic | FeatureSet.Talking;
    private static readonly Sign HomeTopicOfMover = HomeTopic | SignTable.Of("deadline") | SignTable.Of("peace") | SignTable.Of("agreement") | SignTable.Of("sides");
    private static readonly Sign ForeignTopic = Topic | SignTable.Of("talks") | SignTable.Of("peace");
    private static readonly Sign Venue = SignTable.Of("venue");
    private static readonly Sign MoverOrVenue = FeatureSet.Mover | Venue;
    private static readonly Sign Broker = SignTable.Of("broker") | SignTable.Of("broker-leader") | SignTable.Of("broker-envoy");
    private static readonly Sign Envoy = SignTable.Of("broker-envoy");
    private static readonly Sign Supporter = SignTable.Of("supporter") | SignTable.Of("supporter-leader");
    private static readonly Sign Contact = SignTable.Of("meeting") | SignTable.Of("call") | SignTable.Of("visit") | SignTable.Of("summit");

    /// <summary>The numbers of the dossiers that the item may concern, found in one pass over its phrases.</summary>
    public static List<int> Open(ItemWords words, List<FoundPhrase> found, DossierCatalog catalog, string language)
    {
        var headEnd = words.TitleLength < ShortTitle ? words.TitleLength + BehindShortTitle : words.TitleLength;
        var count = catalog.Dossiers.Length;
        Span<Seen> seen = count <= Few ? stackalloc Seen[count] : new Seen[count];
        var shared = default(Seen);
        foreach (var phrase in found)
        {
            var inHead = phrase.End <= headEnd;
            foreach (var term in phrase.Phrase.Shared)
            {
                shared = shared.With(term.Sign, inHead);
            }

            foreach (var (owner, term) in phrase.Phrase.Owned)
            {
                seen[owner] = seen[owner].With(term.Sign, inHead);
            }
        }

        var open = new List<int>();
        for (var i = 0; i < count; i++)
        {
            if (seen[i].All.Overlaps(Own) || Opens(shared.And(seen[i]), catalog.Dossiers[i].Languages.Contains(language)))
            {
                open.Add(i);
            }
        }

        return open;
    }

    private static bool Opens(Seen seen, bool atHome) => atHome
        ? OpensAtHome(seen.Head)
        : !seen.All.Overlaps(SignTable.OtherConflict) && OpensAbroad(seen.Head);

    private static bool OpensAtHome(Sign head) =>
        head.Overlaps(HomeTopic)
        || (head.Overlaps(FeatureSet.Mover) && head.Overlaps(HomeTopicOfMover))
        || (head.Overlaps(Broker) && head.Overlaps(Supporter) && head.Overlaps(Contact))
        || (head.Overlaps(Envoy) && head.Overlaps(Contact | Venue));

    private static bool OpensAbroad(Sign head) => head.Overlaps(OfAny) || (head.Overlaps(MoverOrVenue) && head.Overlaps(ForeignTopic));

    /// <summary>Signs in the title (and what stands in for a short one), and anywhere.</summary>
    private readonly record struct Seen(Sign Head, Sign All)
    {
        public Seen With(Sign sign, bool inHead) => new(inHead ? Head | sign : Head, All | sign);

        public Seen And(Seen other) => new(Head | other.Head, All | other.All);
    }
}
