using System.Collections.Immutable;
using AlertBot.Alerts;
using AlertBot.Alerts.Stages;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Delivery;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>The claiming half of the outbox; see <see cref="OutboxSaving"/> for what becomes of what was claimed.</summary>
internal sealed class OutboxStore(Store store) : IOutboxStore
{
    /// <summary>What waits longer than this has gathered while nothing could be delivered: the destination's catch-up decides about it.</summary>
    private static readonly Duration Gathered = Duration.FromMinutes(10);

    public long Changes => store.Writes;

    public async Task<IReadOnlyList<DueDelivery>> ClaimAsync(OutboxClaim claim, CancellationToken cancellationToken)
    {
        var platforms = await DuePlatformsAsync(claim, cancellationToken);
        return platforms.IsEmpty ? [] : await store.WriteAsync(context => ClaimAsync(context, claim, platforms, cancellationToken), cancellationToken);
    }

    public Task SaveAsync(IReadOnlyList<FinishedDelivery> finished, Instant now, CancellationToken cancellationToken) =>
        store.WriteAsync(context => OutboxSaving.SaveAsync(context, finished, now, cancellationToken), cancellationToken);

    public Task ReleaseClaimsAsync(CancellationToken cancellationToken) => store.Engine.IsShared
        ? Task.CompletedTask
        : store.WriteAsync(
            async context =>
            {
                await context.Database.ExecuteSqlRawAsync(OutboxSql.ReleaseDestinations, cancellationToken);
                await context.Database.ExecuteSqlRawAsync(OutboxSql.ReleaseDeliveries, cancellationToken);
            },
            cancellationToken);

    /// <summary>Reading only: nothing is written while nothing is due.</summary>
    private Task<ImmutableArray<string>> DuePlatformsAsync(OutboxClaim claim, CancellationToken cancellationToken) =>
        store.ReadAllAsync<ImmutableArray<string>>(
            async context => claim.Platform is { } only
                ? await Due(context, claim.Now).AnyAsync(d => d.Platform == only && d.DueUrgent, cancellationToken)
                    || await Due(context, claim.Now).AnyAsync(d => d.Platform == only && !d.DueUrgent, cancellationToken) ? [only] : []
                : [.. await Due(context, claim.Now).Select(d => d.Platform).Distinct().ToListAsync(cancellationToken)],
            cancellationToken);

    private static IQueryable<DestinationRow> Due(AlertBotContext context, Instant now) =>
        context.Destinations.Where(d => d.Due <= now && (d.HeldUntil == null || d.HeldUntil <= now));

    private async Task<IReadOnlyList<DueDelivery>> ClaimAsync(AlertBotContext context, OutboxClaim claim, ImmutableArray<string> platforms, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var statements = new OutboxStatements(context);
        await statements.Expire.WriteAsync(cancellationToken, claim.Now);
        var taken = new List<long>();
        foreach (var destination in await DestinationsAsync(statements, claim, platforms, cancellationToken))
        {
            if (await NextAsync(context, statements, destination, claim.Now, cancellationToken) is not { } delivery)
            {
                await statements.Settle.WriteAsync(cancellationToken, destination, claim.Now);
            }
            else if (await statements.LeaseDestination.WriteAsync(cancellationToken, destination, claim.Now + claim.Lease, claim.Now) == 1)
            {
                await statements.LeaseDelivery.WriteAsync(cancellationToken, delivery, claim.Now + claim.Lease, store.Replica.Id);
                taken.Add(delivery);
            }
        }

        return await ReadAsync(context, taken, cancellationToken);
    }

    /// <summary>Urgent before routine.</summary>
    private static async Task<IReadOnlyList<long>> DestinationsAsync(OutboxStatements statements, OutboxClaim claim, ImmutableArray<string> platforms, CancellationToken cancellationToken)
    {
        var due = new List<long>();
        foreach (var (platform, urgent) in platforms.SelectMany(p => new[] { (p, true), (p, false) }).OrderByDescending(x => x.Item2))
        {
            await using var reader = await statements.DueDestinations.ReadAsync(cancellationToken, claim.Now, platform, urgent, claim.Limit - due.Count);
            while (await reader.ReadAsync(cancellationToken))
            {
                due.Add(reader.GetInt64(0));
            }
        }

        return due;
    }

    private static async Task<long?> NextAsync(AlertBotContext context, OutboxStatements statements, long destination, Instant now, CancellationToken cancellationToken)
    {
        var next = await NextAsync(statements, destination, now, cancellationToken);
        if (next is { } late && late.NotBefore < now - Gathered && await CatchUpAsync(context, statements, destination, now, cancellationToken))
        {
            next = await NextAsync(statements, destination, now, cancellationToken);
        }

        return next?.Id;
    }

    private static async Task<(long Id, Instant NotBefore)?> NextAsync(OutboxStatements statements, long destination, Instant now, CancellationToken cancellationToken)
    {
        foreach (var urgent in new[] { true, false })
        {
            await using var reader = await statements.NextDelivery.ReadAsync(cancellationToken, destination, now, urgent);
            if (await reader.ReadAsync(cancellationToken))
            {
                return (reader.GetInt64(0), Instant.FromUnixTimeTicks(reader.GetInt64(1)));
            }
        }

        return null;
    }

    /// <returns>True when something was left out.</returns>
    private static async Task<bool> CatchUpAsync(AlertBotContext context, OutboxStatements statements, long destination, Instant now, CancellationToken cancellationToken)
    {
        var wish = await context.Destinations.Where(d => d.Id == destination).Select(d => new { d.CatchUp, d.CatchUpAge }).SingleAsync(cancellationToken);
        return wish.CatchUp switch
        {
            CatchUp.PerStory => await statements.CollapsePerStory.WriteAsync(cancellationToken, destination, now - Gathered, now) > 0,
            CatchUp.SkipOld => await statements.SkipOld.WriteAsync(cancellationToken, destination, now - (wish.CatchUpAge ?? Duration.FromDays(1))) > 0,
            _ => false,
        };
    }

    private static async Task<IReadOnlyList<DueDelivery>> ReadAsync(AlertBotContext context, List<long> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await (
            from delivery in context.Deliveries
            where ids.Contains(delivery.Id)
            join destination in context.Destinations on delivery.DestinationId equals destination.Id
            select new
            {
                delivery,
                destination,
                StoryMessage = context.Deliveries
                    .Where(told => delivery.StoryId != null && told.StoryId == delivery.StoryId && told.DestinationId == delivery.DestinationId && told.MessageId != null)
                    .Where(told => told.Form == DeliveryForm.Post || told.Form == DeliveryForm.Edit)
                    .OrderByDescending(told => told.Id)
                    .Select(told => told.MessageId)
                    .FirstOrDefault(),
                ShownPicture = context.Deliveries
                    .Where(told => delivery.StoryId != null && told.StoryId == delivery.StoryId && told.DestinationId == delivery.DestinationId && told.MessageId != null)
                    .Where(told => told.Form == DeliveryForm.Post || told.Form == DeliveryForm.Edit)
                    .OrderByDescending(told => told.Id)
                    .Select(told => told.Picture)
                    .FirstOrDefault(),
            }).AsNoTracking().ToListAsync(cancellationToken);
        var alertIds = rows.Select(r => r.delivery.AlertId).Distinct().ToList();
        var alerts = await context.Alerts.Where(a => alertIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => StoredJson.Read<Alert>(a.Alert), cancellationToken);
        alerts = await alerts.StillPicturedAsync(context, cancellationToken);
        return [.. rows.OrderBy(r => ids.IndexOf(r.delivery.Id)).Select(r =>
            new DueDelivery(r.delivery.Id, alerts[r.delivery.AlertId], r.destination.ToDestination(), r.delivery.Attempts)
            {
                Form = r.delivery.Form,
                StoryMessage = r.delivery.Corrects ?? r.StoryMessage,
                ShownPicture = r.ShownPicture,
                IsCorrection = r.delivery.Corrects is not null,
                Probes = r.destination.Probes,
            })];
    }
}
