using System.Collections.Immutable;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>How a destination wants to be spoken to. The defaults are what a new subscriber gets.</summary>
public sealed record DestinationWishes
{
    public static DestinationWishes Default { get; } = new();

    /// <summary>Breaking news comes also in quiet hours.</summary>
    public bool UrgentBreaksQuiet { get; init; } = true;

    /// <summary>Null: alerts come one by one as they happen.</summary>
    public DigestPlan? Digest { get; init; }

    /// <summary>
    /// Messages about stories a day, in the destination's zone; what is breaking or about deadlines is not counted. What is over it comes
    /// together in the digest, or the next morning where none was asked for. Null: as many as there are.
    /// </summary>
    public int? DailyBudget { get; init; }

    /// <summary>What the bot's owners allow at most, whatever the destination's administrators want; null allows everything.</summary>
    public int? OwnerLimit { get; init; }

    /// <summary>How many private feeds the bot's owners let it have, which nobody else reads.</summary>
    public int PrivateFeeds { get; init; }

    /// <summary>The smaller of both; null when there is neither.</summary>
    public int? AlertsADay => DailyBudget is { } wanted && OwnerLimit is { } allowed ? Math.Min(wanted, allowed) : DailyBudget ?? OwnerLimit;

    public ImmutableArray<MentionRule> Mentions { get; init; } = [];

    /// <summary>Tags for new posts of a Discord forum.</summary>
    public ImmutableArray<string> ForumTags { get; init; } = [];

    /// <summary>Messages arrive without a sound; breaking ones too.</summary>
    public bool Silent { get; init; }

    /// <summary>The platform may show a preview of the first source.</summary>
    public bool Previews { get; init; }

    /// <summary>Messages show the picture of a report, where the owner of its feed allows it.</summary>
    public bool Pictures { get; init; }

    /// <summary>The message as its readers want it, with names in braces; null is AlertBot's own.</summary>
    public string? Template { get; init; }

    /// <summary>Discord: the server that the destination belongs to.</summary>
    public string? Server { get; init; }

    /// <summary>Discord: who holds this role may administer the destination, beside those who manage the server.</summary>
    public string? AdminRole { get; init; }

    /// <summary>How many publishers that do not depend on each other make a story confirmed.</summary>
    public int Publishers { get; init; } = 1;

    /// <summary>What fewer report waits for the others; otherwise it comes at once, marked as unconfirmed.</summary>
    public bool HoldUnconfirmed { get; init; } = true;

    /// <summary>The digest that was asked for, or else the one that tells what was over the budget.</summary>
    public DigestPlan? Summary => Digest ?? (AlertsADay is null ? null : DigestPlan.Morning);

    public bool HoldsUnconfirmed => Publishers > 1 && HoldUnconfirmed;

    /// <summary>Nothing is sent until someone resumes; what happens meanwhile is left out.</summary>
    public bool Paused { get; init; }
}

/// <summary>When a digest comes, in the destination's zone.</summary>
/// <param name="Day">Null: every day.</param>
public sealed record DigestPlan(LocalTime At, IsoDayOfWeek? Day)
{
    public static DigestPlan Morning { get; } = new(new LocalTime(9, 0), null);

    /// <summary>Stories that one digest names.</summary>
    public int Stories { get; init; } = 10;
}

/// <summary>Whom an alert of a category rings for.</summary>
/// <param name="Category">Null: every alert.</param>
/// <param name="Id">The platform's id of the role or user.</param>
public sealed record MentionRule(Category? Category, MentionKind Kind, string Id);

public enum MentionKind
{
    Role,
    User,
}
