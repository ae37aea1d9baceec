using System.Collections.Immutable;
using AlertBot.Understanding.Classification;

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
    public static ImmutableArray<int> DefaultReminderSteps { get; } = [7, 3, 1, 0];

    public bool Wants(Alert alert) =>
        (Dossiers.IsEmpty || Dossiers.Contains(alert.Dossier)) && WantsCategory(alert) && WantsStep(alert);

    private bool WantsCategory(Alert alert) =>
        Categories.IsEmpty
        || alert.Kind is not (AlertKind.NewStory or AlertKind.Update)
        || alert.Content.Categories.Any(c => Categories.Contains(c));

    private bool WantsStep(Alert alert) =>
        alert.Kind != AlertKind.Reminder || (alert.Content.DaysLeft is { } days && ReminderSteps.Contains(days));
}
