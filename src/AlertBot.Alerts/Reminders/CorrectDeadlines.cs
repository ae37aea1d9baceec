using System.Collections.Immutable;
using AlertBot.Alerts.Rules;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Understanding.Deadlines;
using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Alerts.Reminders;

/// <summary>
/// What a person with the right to do so may put straight in the ledger. Nothing is overwritten: every correction is a line of the
/// entry's history that names who made it and why, subscribers hear of it as of any other change, and messages that were sent are put straight too.
/// </summary>
public sealed class CorrectDeadlines(IReminderStore store, ISubscriptionStore subscriptions, DeadlineAlerts alerts, TimeProvider clock)
{
    /// <returns>The entry as it is now, or null when there is none with this number.</returns>
    public Task<LedgerEntry?> MoveAsync(long id, DueWindow due, Correction by, CancellationToken cancellationToken) =>
        ApplyAsync(id, (entry, now) => Ledger.Correct(entry, due, LedgerState.Open, now, by.Note), by, cancellationToken);

    /// <param name="outcome">Withdrawn, met or missed; open opens it again.</param>
    public Task<LedgerEntry?> CloseAsync(long id, LedgerState outcome, Correction by, CancellationToken cancellationToken) =>
        ApplyAsync(id, (entry, now) => Ledger.Correct(entry, entry.Due, outcome, now, by.Note), by, cancellationToken);

    /// <summary>Joins an entry to another that is the same deadline; the other keeps its date, and who was told of another one hears of it.</summary>
    /// <exception cref="ArgumentException">They are one entry already, or belong to different dossiers.</exception>
    public async Task<LedgerEntry?> JoinAsync(long id, long into, Correction by, CancellationToken cancellationToken) =>
        await store.DeadlineAsync(id, cancellationToken) is { } other
            ? await ApplyAsync(into, (entry, now) => Joined(entry, other, now, by.Note), by, cancellationToken)
            : null;

    private static LedgerStep Joined(LedgerEntry entry, LedgerEntry other, Instant now, string note)
    {
        var step = Ledger.Join(entry, other, now, note);
        return step with { IsMaterial = step.IsMaterial || (other.State == LedgerState.Open && other.Due.InDays() != step.Entry.Due.InDays()) };
    }

    private async Task<LedgerEntry?> ApplyAsync(long id, Func<LedgerEntry, Instant, LedgerStep> correct, Correction by, CancellationToken cancellationToken)
    {
        if (await store.DeadlineAsync(id, cancellationToken) is not { } entry)
        {
            return null;
        }

        var now = clock.GetUtcNow().ToInstant();
        var step = correct(entry, now);
        await store.SaveStepAsync(step, step.IsMaterial ? await AlertsAsync(step, by, now, cancellationToken) : [], cancellationToken);
        return step.Entry;
    }

    /// <summary>The news for all who want it, since an edit rings for nobody; and what was sent says the right thing from now on.</summary>
    private async Task<IReadOnlyList<NewAlert>> AlertsAsync(LedgerStep step, Correction by, Instant now, CancellationToken cancellationToken)
    {
        var news = Changed(step.Entry, by, now);
        ImmutableArray<long> entries = [step.Entry.Id, .. step.Absorbed.Select(a => a.Id)];
        var note = alerts.Note(step.Entry, LedgerChange.Corrected);
        var told = await store.ToldAsync(entries, cancellationToken);
        return
        [
            new NewAlert(news, Fanout.Of(news, null, await subscriptions.IndexAsync(cancellationToken))),
            .. told.Select((alert, number) => new NewAlert(
                PutStraight(alert.Alert, note, entries, now) with { Key = $"{news.Key}:message:{number}" },
                alert.Messages.Select(m => new NewDelivery(m.Destination, Urgent: false, now, Expires: null, DeliveryForm.Edit) { Corrects = m.Message }))),
        ];
    }

    private static Alert PutStraight(Alert told, DeadlineNote note, ImmutableArray<long> entries, Instant now) => told with
    {
        // A countdown to a day that was wrong counts nothing any more.
        Kind = told.Kind is AlertKind.Reminder or AlertKind.DeadlinePassed ? AlertKind.DeadlineChanged : told.Kind,
        At = now,
        Story = null,
        Deadline = note.Id,
        Expires = null,
        IsCorrection = true,
        Content = told.Content with { DaysLeft = null, Deadlines = [.. told.Content.Deadlines.Select(d => entries.Contains(d.Id) ? note : d).DistinctBy(d => d.Id)] },
    };

    private Alert Changed(LedgerEntry entry, Correction by, Instant now) => alerts.Of(
        entry,
        AlertKind.DeadlineChanged,
        // A date that stood before may be put back: each correction is a change of its own.
        $"{DeadlineKey.Of(entry)}:corrected:{entry.History.Count(r => r.Change == LedgerChange.Corrected)}",
        LedgerChange.Corrected,
        now,
        $"{by.Who} put the entry straight.");
}

/// <param name="Who">The operator's name, for the log of the entry.</param>
/// <param name="Why">In the operator's words.</param>
public sealed record Correction(string Who, string Why)
{
    public string Note => $"{Who}: {Why}";
}
