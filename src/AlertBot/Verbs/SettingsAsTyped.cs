using System.Globalization;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using NodaTime.Text;

namespace AlertBot.Verbs;

/// <summary>
/// A destination's settings as somebody would type them in chat, all of them, so that typing them makes any other destination the same; lines
/// of one value are typed one after the other.
/// </summary>
internal static class SettingsAsTyped
{
    private const string None = "off";
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static IReadOnlyDictionary<string, string> Of(DestinationOrders orders) =>
        orders.Orders.Take(1).SelectMany(Of).Concat(Of(orders.Destination)).ToDictionary(typed => typed.Key, typed => typed.Value);

    private static IEnumerable<(string Key, string Value)> Of(Subscription order) =>
    [
        ("dossiers", List(order.Dossiers, "all")),
        ("categories", List(order.Categories.Select(c => c.ToString().ToLowerInvariant()), "all")),
        ("urgency", order.MinimumUrgency.ToString().ToLowerInvariant()),
        ("sources-in", List(order.Languages, "all")),
        ("include", Lines(order.Filters.Include.Select(f => f.ToString()))),
        ("exclude", Lines(order.Filters.Exclude.Select(f => f.ToString()))),
        ("publishers", List(order.OnlyPublishers, "all")),
        ("not-publishers", List(order.NotPublishers, "all")),
        ("state-media", Switch(order.StateMedia)),
        ("reminders", List(order.ReminderSteps.Select(s => s.ToString(CultureInfo.InvariantCulture)), None)),
    ];

    private static IEnumerable<(string Key, string Value)> Of(Destination destination)
    {
        var wishes = destination.Wishes;
        return
        [
            ("language", destination.Language),
            ("zone", destination.Zone.Id),
            ("quiet", destination.Quiet is { } quiet ? $"{Time.Format(quiet.Start)}-{Time.Format(quiet.End)}" : None),
            ("breakthrough", Switch(wishes.UrgentBreaksQuiet)),
            ("digest", wishes.Digest is { } digest ? $"{digest.Day?.ToString().ToLowerInvariant()} {Time.Format(digest.At)} x{digest.Stories}".Trim() : None),
            ("budget", wishes.DailyBudget?.ToString(CultureInfo.InvariantCulture) ?? None),
            ("catchup", CatchingUp(destination)),
            ("live", destination.Live.ToString().ToLowerInvariant()),
            ("mentions", Lines(wishes.Mentions.Select(m => $"{m.Category?.ToString().ToLowerInvariant() ?? "all"} <@{(m.Kind == MentionKind.Role ? "&" : "")}{m.Id}>"))),
            ("silent", Switch(wishes.Silent)),
            ("previews", Switch(wishes.Previews)),
            ("pictures", Switch(wishes.Pictures)),
            // A template's lines may be written either way.
            ("template", wishes.Template?.Replace("\n", "\\n", StringComparison.Ordinal) ?? None),
            ("tags", List(wishes.ForumTags, None)),
            ("admin-role", wishes.AdminRole is { } role ? $"<@&{role}>" : None),
            ("pause", Switch(wishes.Paused)),
        ];
    }

    private static string CatchingUp(Destination destination) => destination.CatchUp switch
    {
        CatchUp.PerStory => "per-story",
        CatchUp.SkipOld when destination.CatchUpAge is { } age => string.Create(CultureInfo.InvariantCulture, $"skip-old {Math.Ceiling(age.TotalMinutes)}m"),
        CatchUp.SkipOld => "skip-old",
        _ => "all",
    };

    private static string Switch(bool on) => on ? "on" : None;

    private static string List(IEnumerable<string> values, string none) => string.Join(',', values) is { Length: > 0 } list ? list : none;

    /// <summary>What was there before is taken away first.</summary>
    private static string Lines(IEnumerable<string> values) => string.Join('\n', values.Prepend(None));
}
