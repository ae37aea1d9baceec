using System.Globalization;
using AlertBot.Alerts.Reminders;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Classification;
using AlertBot.Understanding.Deadlines;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Alerts.Digests;

/// <summary>
/// Sums a period up for destinations that asked for a digest: its stories by importance, and the deadlines ahead. What the destination
/// was sent already is left out, unless the story has moved since.
/// </summary>
public sealed class SendDigests(IDigestStore digests, IReminderStore alerts, ISubscriptionStore subscriptions, DeadlineAlerts deadlines, TimeProvider clock)
{
    private const int DeadlinesAhead = 5;

    /// <summary>Digests known to be sent: the store would refuse them, but need not be asked again and again.</summary>
    private readonly HashSet<string> _sent = [];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToInstant();
        var sent = 0;
        foreach (var orders in (await subscriptions.IndexAsync(cancellationToken)).All.Where(s => s.Destination.Wishes is { Summary: not null, Paused: false }).GroupBy(s => s.Destination.Id))
        {
            var destination = orders.First().Destination;
            if (DigestSchedule.Due(destination.Wishes.Summary!, destination.Zone, now) is { } due)
            {
                sent += await SendAsync(destination, [.. orders], due.Day, due.From, now, cancellationToken);
            }
        }

        return sent;
    }

    private async Task<int> SendAsync(Destination destination, IReadOnlyList<Subscription> orders, LocalDate day, Instant from, Instant now, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"digest:{destination.Id}:{day:uuuu-MM-dd}");
        if (!_sent.Add(key))
        {
            return 0;
        }

        var told = await digests.SentAsync(destination.Id, from, cancellationToken);
        var leftOver = destination.Wishes.Digest is null ? await digests.OverBudgetAsync(destination.Id, from, cancellationToken) : null;
        var stories = (await digests.StoryAlertsAsync(destination.Id, from, cancellationToken))
            .Where(a => a.At <= now && a.Story is not null && orders.Any(o => o.Wants(a)))
            .GroupBy(a => a.Story!.Value)
            .Where(story => leftOver is null || story.Any(a => leftOver.Contains(a.Key)))
            .Select(story => story.Last())
            .Where(newest => !told.Contains(newest.Key))
            .OrderByDescending(a => a.Urgency)
            .ThenByDescending(a => a.Content.Standing?.Independent ?? 0)
            .ThenByDescending(a => a.At)
            .ToList();
        List<LedgerEntry> ahead = leftOver is not null ? [] : (await alerts.OpenDeadlinesAsync(cancellationToken))
            .Where(d => (d.Audience is not { } only || only == destination.Id) && d.Due.Latest >= day && orders.Any(o => o.Dossiers.IsEmpty || o.Dossiers.Contains(d.Dossier)))
            .OrderBy(d => d.Due.Earliest)
            .Take(DeadlinesAhead)
            .ToList();
        if (stories.Count == 0 && ahead.Count == 0)
        {
            return 0;
        }

        var most = destination.Wishes.Summary!.Stories;
        var alert = new Alert(
            key,
            AlertKind.Digest,
            stories.FirstOrDefault()?.Dossier ?? ahead[0].Dossier,
            now,
            null,
            null,
            [.. stories.Take(most).SelectMany(s => s.Items).Distinct()],
            Urgency.Routine,
            new AlertContent([], [], [], [], [.. ahead.Select(d => deadlines.Note(d, null))])
            {
                Digest = [.. stories.Take(most).Select(Entry)],
                Left = Math.Max(0, stories.Count - most),
            },
            leftOver is null ? "The destination's digest is due." : "The destination had more alerts than it wants in a day.")
        {
            // With one private story in it, it is all private.
            Audience = stories.Take(most).Select(s => s.Audience).Concat(ahead.Select(d => d.Audience)).FirstOrDefault(a => a is not null),
        };
        // Whoever asked for a digest chose its hour.
        var notBefore = leftOver is null || destination.Quiet is not { } quiet ? now : quiet.EarliestFrom(now, destination.Zone);
        return await alerts.SaveAlertAsync(alert, [new NewDelivery(destination.Id, false, notBefore, null)], cancellationToken) ? 1 : 0;
    }

    private static DigestEntry Entry(Alert alert) => new(
        alert.Content.Headlines,
        alert.Content.Facts,
        alert.Content.Sources.Select(s => s.Url).FirstOrDefault(url => url is not null),
        alert.Content.Standing?.Independent ?? 0,
        alert.Kind == AlertKind.Update);
}
