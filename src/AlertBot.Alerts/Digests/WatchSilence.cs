using System.Globalization;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Classification;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Alerts.Digests;

/// <summary>Tells once when a dossier is silent for longer than its own rhythm: either the talks stand still, or a source is broken.</summary>
public sealed class WatchSilence(IDigestStore digests, IReminderStore alerts, ISubscriptionStore subscriptions, TimeProvider clock)
{
    private const int FewestStories = 5;
    private const int Gaps = 6;

    private static readonly Duration Looked = Duration.FromDays(14);
    private static readonly Duration Shortest = Duration.FromHours(24);

    private readonly HashSet<string> _said = [];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToInstant();
        var said = 0;
        foreach (var pulse in await digests.PulseAsync(now - Looked, cancellationToken))
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"silence:{pulse.Dossier}:{pulse.Last.ToUnixTimeSeconds()}");
            if (IsSilent(pulse, now) && !_said.Contains(key))
            {
                var alert = new Alert(
                    key,
                    AlertKind.Silence,
                    pulse.Dossier,
                    now,
                    null,
                    null,
                    [],
                    Urgency.Routine,
                    new AlertContent([], [], [], [], []) { SilentSince = pulse.Last },
                    "Nothing was reported of the dossier for longer than its rhythm.");
                said += await alerts.SaveAlertAsync(alert, Fanout.Of(alert, null, await subscriptions.IndexAsync(cancellationToken)), cancellationToken) ? 1 : 0;
                // Not before: what the store did not take is tried again.
                _said.Add(key);
            }
        }

        return said;
    }

    /// <summary>Six times the usual gap between its stories, and never less than a day: nights and weekends are quiet everywhere.</summary>
    public static bool IsSilent(DossierPulse pulse, Instant now) =>
        pulse.Stories >= FewestStories && now - pulse.Last > Duration.Max(Shortest, Looked / pulse.Stories * Gaps);
}
