using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions.Filters;
using AlertBot.Understanding.Classification;
using NodaTime;

namespace AlertBot.Alerts.Subscriptions;

/// <summary>A destination's standing order.</summary>
/// <param name="Dossiers">Empty means every dossier.</param>
/// <param name="Categories">Empty means every category. Deadline alerts pass whatever the category.</param>
/// <param name="ReminderSteps">Days before the due date at which a reminder is wanted; 0 is the day itself.</param>
public sealed record Subscription(
    long Id,
    Destination Destination,
    ImmutableArray<string> Dossiers,
    ImmutableArray<Category> Categories,
    ImmutableArray<int> ReminderSteps)
{
    /// <summary>The time of the destination's day at which reminders are wanted; null where the general one will do.</summary>
    public LocalTime? ReminderTime { get; init; }

    public static ImmutableArray<int> DefaultReminderSteps { get; } = [7, 3, 1, 0];

    /// <summary>Alerts that are less urgent are left out.</summary>
    public Urgency MinimumUrgency { get; init; } = Urgency.Routine;

    /// <summary>Languages of sources; empty means every one. An alert passes when one of its sources is in one of them.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    public FilterSet Filters { get; init; } = FilterSet.None;

    /// <summary>Voices of publishers of which one has to report it; empty means any.</summary>
    public ImmutableArray<string> OnlyPublishers { get; init; } = [];

    /// <summary>Voices of publishers whose word alone is not enough.</summary>
    public ImmutableArray<string> NotPublishers { get; init; } = [];

    /// <summary>False: an alert that only state media report is left out.</summary>
    public bool StateMedia { get; init; } = true;

    public bool Wants(Alert alert) => Wants(alert, FilterSubject.Of(alert));

    /// <param name="subject">The alert's words, made once for all subscriptions.</param>
    public bool Wants(Alert alert, FilterSubject subject) =>
        MayHear(alert) && !Destination.Wishes.Paused && WantsScope(alert) && Filters.Pass(subject);

    /// <summary>
    /// A destination shows the picture of a source that one of its orders for the dossier asks for and none of them leaves out: what its
    /// readers do not want to hear from is not to be seen either.
    /// </summary>
    public static bool ShowPictureOf(SourceLink source, string dossier, IEnumerable<Subscription> orders)
    {
        var own = orders.Where(o => o.Dossiers.IsEmpty || o.Dossiers.Contains(dossier)).ToList();
        return own.Exists(o => o.WantsSource(source)) && !own.Exists(o => o.LeavesOut(source));
    }

    private bool MayHear(Alert alert) => alert.Audience is not { } only || only == Destination.Id;

    /// <summary>Everything but words, whom it concerns at all, and whether it is paused.</summary>
    internal bool WantsScope(Alert alert) =>
        (Dossiers.IsEmpty || Dossiers.Contains(alert.Dossier))
        && alert.Urgency >= MinimumUrgency
        && WantsStanding(alert)
        && WantsCategory(alert)
        && WantsStep(alert)
        && WantsSources(alert);

    /// <summary>A deadline has a speaker of its own; a story needs as many voices as the destination asks for.</summary>
    private bool WantsStanding(Alert alert) =>
        !Destination.Wishes.HoldsUnconfirmed
        || !alert.Kind.IsOfStory()
        || alert.Content.Standing is not { } standing
        || standing.Independent >= Destination.Wishes.Publishers;

    private bool WantsCategory(Alert alert) =>
        Categories.IsEmpty
        || !alert.Kind.IsOfStory()
        || alert.Content.Categories.Any(c => Categories.Contains(c));

    private bool WantsStep(Alert alert) =>
        alert.Kind != AlertKind.Reminder || (alert.Content.DaysLeft is { } days && ReminderSteps.Contains(days));

    /// <summary>A countdown comes from the ledger, not from a publisher.</summary>
    private bool WantsSources(Alert alert) =>
        (Languages.IsEmpty && OnlyPublishers.IsEmpty && NotPublishers.IsEmpty && StateMedia)
        || alert.Content.Sources.IsEmpty
        || alert.Content.Sources.Any(WantsSource);

    private bool WantsSource(SourceLink source) =>
        (Languages.IsEmpty || Languages.Contains(source.Language))
        && (OnlyPublishers.IsEmpty || OnlyPublishers.Contains(source.Family))
        && !LeavesOut(source);

    private bool LeavesOut(SourceLink source) => NotPublishers.Contains(source.Family) || (!StateMedia && source.StateMedia);
}
