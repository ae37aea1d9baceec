using System.Collections.Immutable;

namespace AlertBot.Understanding.Classification;

/// <summary>
/// How urgent a relevant item is and where it points, each with the words that say so. Only the title (or the sentence that speaks for it)
/// decides: what comes further down is background. A question, a condition or a denial takes no direction from what it doubts.
/// </summary>
internal sealed record Bearing(Urgency Urgency, Direction Direction, ImmutableArray<Evidence> Signals)
{
    private static readonly Sign Breaking = SignTable.Of("breaking");
    private static readonly Sign Deal = SignTable.Of("agreement") | SignTable.Of("progress");
    private static readonly Sign Agreement = SignTable.Of("agreement");
    private static readonly Sign Refusal = SignTable.Of("refusal");
    private static readonly Sign Negation = SignTable.Of("negation");
    private static readonly Sign Doubt = SignTable.Of("question") | SignTable.Of("conditional");
    private static readonly Sign Matter = FeatureSet.Substance | FeatureSet.Talking | SignTable.Of("meeting") | SignTable.Of("peace");
    private static readonly Sign Released = SignTable.Of("exchange") | SignTable.Of("children");

    public static Bearing None { get; } = new(Urgency.Routine, Direction.Unclear, []);

    public static Bearing Of(SignedText text, ImmutableArray<Category> categories)
    {
        var signals = ImmutableArray.CreateBuilder<Evidence>();
        var direction = DirectionOf(text, signals);
        return new Bearing(UrgencyOf(text, categories, signals), direction, signals.ToImmutable());
    }

    private static Direction DirectionOf(SignedText text, ImmutableArray<Evidence>.Builder signals)
    {
        var title = text.Title;
        if (title.Overlaps(Refusal) && title.Overlaps(Matter))
        {
            signals.Add(Say("away: refusal", Refusal, text));
            return Direction.Away;
        }

        if (title.Overlaps(Deal) && title.Overlaps(Negation))
        {
            signals.Add(Say("away: no agreement", Negation, text));
            return Direction.Away;
        }

        if (title.Overlaps(Doubt) || title.Overlaps(Negation))
        {
            return Direction.Unclear;
        }

        if (title.Overlaps(Deal) && title.Overlaps(Matter))
        {
            signals.Add(Say("towards: agreement or progress", Deal, text));
            return Direction.Towards;
        }

        if (title.Overlaps(Released))
        {
            signals.Add(Say("towards: people return", Released, text));
            return Direction.Towards;
        }

        return Direction.Unclear;
    }

    private static Urgency UrgencyOf(SignedText text, ImmutableArray<Category> categories, ImmutableArray<Evidence>.Builder signals)
    {
        if (text.Title.Overlaps(Breaking))
        {
            signals.Add(Say("breaking: so marked", Breaking, text));
            return Urgency.Breaking;
        }

        if (text.Title.Overlaps(Agreement) && categories.Contains(Category.Agreement) && !text.Title.Overlaps(Doubt) && !text.Title.Overlaps(Negation))
        {
            signals.Add(Say("major: something is agreed", Agreement, text));
            return Urgency.Major;
        }

        if (categories.FirstOrDefault(IsMajor) is var category && IsMajor(category))
        {
            signals.Add(new Evidence("major: " + category.ToString().ToLowerInvariant(), "", 1));
            return Urgency.Major;
        }

        return Urgency.Routine;
    }

    /// <summary>Leaders who meet, dated demands and collapses change what others plan.</summary>
    private static bool IsMajor(Category category) => category is Category.Summit or Category.Ultimatum or Category.Setback;

    private static Evidence Say(string rule, Sign sign, SignedText text) => new(rule, FeatureReader.Quote(new Feature(rule, Scope.Title, [sign], Sign.None), text), 1);
}
