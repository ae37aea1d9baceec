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
/// was sent already is left out, unless the story has moved since. Where nothing happened, nothing is sent.
/// </summary>
public sealed class SendDigests(IDigestStore digests, IReminderStore alerts, ISubscriptionStore subscriptions, DeadlineAlerts deadlines, TimeProvider clock)
{
    private const int DeadlinesAhead = 5;

    /// <summary>A digest that was sent so many days ago still tells where the next one begins.</summary>
    private const int DaysBack = 14;

    /// <summary>Digests that are done with: the store would refuse them, but need not be asked again and again.</summary>
    private readonly HashSet<string> _done = [];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToInstant();
        var sent = 0;
        foreach (var orders in (await subscriptions.IndexAsync(cancellationToken)).All.Where(s => s.Destination.Wishes is { Summary: not null, Paused: false }).GroupBy(s => s.Destination.Id))
        {
            var destination = orders.First().Destination;
            if (DigestSchedule.Due(destination.Wishes.Summary!, destination.Zone, now) is { } due)
            {
                sent += await SendOnceAsync(destination, [.. orders], due, now, cancellationToken);
            }
        }

        return sent;
    }

    private async Task<int> SendOnceAsync(Destination destination, IReadOnlyList<Subscription> orders, (LocalDate Day, Instant From, Instant Until) due, Instant now, CancellationToken cancellationToken)
    {
        var key = KeyOf(destination, due.Day);
        if (_done.Contains(key))
        {
            return 0;
        }

        var from = await StartAsync(destination, due, cancellationToken);
        var sent = await SendAsync(destination, orders, new Period(key, due.Day, from, due.Until), now, cancellationToken);
        // Not before: what the store did not take is tried again.
        _done.Add(key);
        return sent ? 1 : 0;
    }

    /// <summary>
    /// A digest begins where the last one ended, so that nothing is left out nor told twice when one was missed or its hour was changed. It
    /// goes back by one period more than its own at most.
    /// </summary>
    private async Task<Instant> StartAsync(Destination destination, (LocalDate Day, Instant From, Instant Until) due, CancellationToken cancellationToken)
    {
        var keys = Enumerable.Range(1, DaysBack).Select(back => KeyOf(destination, due.Day.PlusDays(-back))).ToList();
        return await digests.LastEndAsync(keys, cancellationToken) is { } last ? Instant.Max(last, due.From - (due.Until - due.From)) : due.From;
    }

    private static string KeyOf(Destination destination, LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"digest:{destination.Id}:{day:uuuu-MM-dd}");

    private async Task<bool> SendAsync(Destination destination, IReadOnlyList<Subscription> orders, Period period, Instant now, CancellationToken cancellationToken)
    {
        var told = await digests.SentAsync(destination.Id, period.From, cancellationToken);
        var leftOver = destination.Wishes.Digest is null ? await digests.OverBudgetAsync(destination.Id, period.From, cancellationToken) : null;
        var stories = (await digests.StoryAlertsAsync(destination.Id, period.From, cancellationToken))
            .Where(a => a.At < period.Until && a.Story is not null && orders.Any(o => o.Wants(a)))
            .GroupBy(a => a.Story!.Value)
            .Where(story => leftOver is null || story.Any(a => leftOver.Contains(a.Key)))
            .Select(story => story.Last())
            .Where(newest => !told.Contains(newest.Key))
            .OrderByDescending(a => a.Urgency)
            .ThenByDescending(a => a.Content.Standing?.Independent ?? 0)
            .ThenByDescending(a => a.At)
            .ToList();
        List<LedgerEntry> ahead = leftOver is not null ? [] : (await alerts.OpenDeadlinesAsync(cancellationToken))
            .Where(d => (d.Audience is not { } only || only == destination.Id) && d.Due.Latest >= period.Day && orders.Any(o => o.Dossiers.IsEmpty || o.Dossiers.Contains(d.Dossier)))
            .OrderBy(d => d.Due.Earliest)
            .Take(DeadlinesAhead)
            .ToList();
        if (stories.Count == 0 && !ahead.Exists(d => HasMoved(d, period.From)))
        {
            return false;
        }

        var most = destination.Wishes.Summary!.Stories;
        var alert = new Alert(
            period.Key,
            AlertKind.Digest,
            stories.FirstOrDefault()?.Dossier ?? ahead[0].Dossier,
            // Here the next one begins, however late this one is.
            period.Until,
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
        return await alerts.SaveAlertAsync(alert, [new NewDelivery(destination.Id, false, notBefore, null)], cancellationToken);
    }

    /// <summary>A deadline that nothing happened to was told when it was set, and will be when it comes near: no reason for a message.</summary>
    private static bool HasMoved(LedgerEntry deadline, Instant since) => deadline.History.Any(r => r.At >= since && r.Change != LedgerChange.Repeated);

    private static DigestEntry Entry(Alert alert) => new(
        alert.Content.Headlines,
        alert.Content.Facts,
        alert.Content.Sources.Select(s => s.Url).FirstOrDefault(url => url is not null),
        alert.Content.Standing?.Independent ?? 0,
        alert.Kind == AlertKind.Update);

    /// <param name="Key">Of the digest: it is sent once.</param>
    private sealed record Period(string Key, LocalDate Day, Instant From, Instant Until);
}
