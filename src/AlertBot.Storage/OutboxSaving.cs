using AlertBot.Chat.Delivery;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>What becomes of claimed deliveries and of their destinations.</summary>
internal static class OutboxSaving
{
    public static async Task SaveAsync(AlertBotContext context, IReadOnlyList<FinishedDelivery> finished, Instant now, CancellationToken cancellationToken)
    {
        var ids = finished.Select(f => f.Delivery.Id).ToList();
        var rows = await context.Deliveries.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
        var places = rows.Values.Select(r => r.DestinationId).Distinct().ToList();
        var destinations = await context.Destinations.Where(d => places.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
        foreach (var (delivery, outcome) in finished.Where(f => rows.ContainsKey(f.Delivery.Id)).Select(f => (f.Delivery, f.Outcome)))
        {
            var row = rows[delivery.Id];
            var destination = destinations[row.DestinationId];
            row.LeasedUntil = null;
            row.Attempts += outcome is DeliveryOutcome.Held ? 0 : 1;
            destination.HeldUntil = outcome.Until;
            if (ApplyTo(row, destination, outcome, now) is { } notice)
            {
                context.Notices.Add(notice);
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        await using var statements = new OutboxStatements(context);
        foreach (var place in places)
        {
            await statements.Settle.WriteAsync(cancellationToken, place, now);
        }
    }

    /// <returns>What its owner has to hear, or null.</returns>
    private static NoticeRow? ApplyTo(DeliveryRow row, DestinationRow destination, DeliveryOutcome outcome, Instant now)
    {
        switch (outcome)
        {
            case DeliveryOutcome.Delivered delivered:
                row.State = DeliveryState.Delivered;
                row.MessageId = delivered.MessageId;
                row.Picture = delivered.Picture;
                row.Done = delivered.At;
                row.Error = null;
                return Mend(destination, now);
            case DeliveryOutcome.Held { Reason: { } reason }:
                row.Error = reason;
                return null;
            case DeliveryOutcome.Later later:
                row.Error = later.Reason;
                return null;
            case DeliveryOutcome.Moved moved:
                destination.Address = moved.NewAddress;
                return null;
            case DeliveryOutcome.DestinationBroken broken:
                row.Error = broken.Reason;
                return Break(destination, broken.Reason, now);
            case DeliveryOutcome.Dead dead:
                row.State = DeliveryState.Dead;
                row.Error = dead.Reason;
                row.Done = now;
                // A message of its own was refused: the place itself answers.
                return Mend(destination, now);
            default:
                return null;
        }
    }

    /// <summary>Told once, and again only for another reason.</summary>
    private static NoticeRow? Break(DestinationRow destination, string reason, Instant now)
    {
        var isNews = destination.Broken != reason;
        destination.BrokenSince ??= now;
        destination.Broken = reason;
        destination.Probes++;
        return isNews ? Notice("destination-broken", $"Destination '{destination.Name}' is paused: {reason} Its alerts are kept, and it is tried again by itself; once that is mended, alertbot deliveries probe '{destination.Name}' tries it at once.", now) : null;
    }

    private static NoticeRow? Mend(DestinationRow destination, Instant now)
    {
        if (destination.Broken is null)
        {
            return null;
        }

        (destination.Broken, destination.BrokenSince, destination.Probes) = (null, null, 0);
        return Notice("destination-mended", $"Destination '{destination.Name}' takes messages again: what it missed is delivered now.", now);
    }

    private static NoticeRow Notice(string kind, string text, Instant now) => new() { At = now, Kind = kind, Text = text };
}
