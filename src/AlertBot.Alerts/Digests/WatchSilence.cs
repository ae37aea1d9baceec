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

    /// <summary>
    /// The rhythm is that of the time before the silence: counted up to now, a dossier with a story a day would grow slower in step with its
    /// silence, and never be called silent.
    /// </summary>
    private static readonly Duration Looked = Duration.FromDays(14);

    /// <summary>The longest that a rhythm lets a silence last before it is told, and as long again for a worker that was down.</summary>
    private static readonly Duration Longest = Looked / FewestStories * Gaps * 2;

    private static readonly Duration Shortest = Duration.FromHours(24);

    /// <summary>Who was down for days has heard nothing either: first every feed is looked at.</summary>
    private static readonly Duration Settling = Duration.FromHours(1);

    private readonly HashSet<string> _said = [];
    private Instant? _started;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToInstant();
        if (now - (_started ??= now) < Settling)
        {
            return 0;
        }

        var said = 0;
        foreach (var pulse in await digests.PulseAsync(now - Longest, Looked, cancellationToken))
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
