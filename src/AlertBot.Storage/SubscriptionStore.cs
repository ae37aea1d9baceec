using System.Collections.Immutable;
using AlertBot.Alerts.Subscriptions;
using AlertBot.Storage.Model;
using AlertBot.Understanding.Classification;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

internal sealed class SubscriptionStore(Store store) : ISubscriptionStore
{
    public async Task<IReadOnlyList<Subscription>> AllAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            context => (from subscription in context.Subscriptions
                        join destination in context.Destinations on subscription.DestinationId equals destination.Id
                        where !destination.Removed
                        orderby subscription.Id
                        select new { subscription, destination }).ToListAsync(cancellationToken),
            cancellationToken);
        return [.. rows.Select(r => ToSubscription(r.subscription, r.destination))];
    }

    public Task ReplaceAsync(IReadOnlyList<Subscription> subscriptions, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                await context.Subscriptions.ExecuteDeleteAsync(cancellationToken);
                var known = await context.Destinations.ToDictionaryAsync(d => d.Name, cancellationToken);
                foreach (var row in known.Values.Where(row => subscriptions.All(s => s.Destination.Name != row.Name)))
                {
                    row.Removed = true;
                }

                foreach (var group in subscriptions.GroupBy(s => s.Destination.Name))
                {
                    var row = Take(context, known.GetValueOrDefault(group.Key), group.First().Destination);
                    await context.SaveChangesAsync(cancellationToken);
                    context.Subscriptions.AddRange(group.Select(s => new SubscriptionRow { DestinationId = row.Id, Order = StoredJson.Write(Order.Of(s)) }));
                }
            },
            cancellationToken);

    private static DestinationRow Take(AlertBotContext context, DestinationRow? row, Destination destination)
    {
        if (row is null)
        {
            row = new DestinationRow { Name = destination.Name, Platform = "", Address = "", Language = "", Zone = "" };
            context.Destinations.Add(row);
        }

        // A destination that was broken is tried again after every change of its address, and after a restart: someone may have mended it.
        row.Broken = null;
        row.Removed = false;
        row.Platform = destination.Platform;
        row.ConfiguredAddress ??= destination.Address;
        if (row.Address.Length == 0 || row.ConfiguredAddress != destination.Address)
        {
            row.Address = destination.Address;
            row.ConfiguredAddress = destination.Address;
        }

        row.Language = destination.Language;
        row.Zone = destination.Zone.Id;
        row.QuietHours = destination.Quiet is { } quiet ? StoredJson.Write(new StoredQuietHours(quiet.Start, quiet.End)) : null;
        return row;
    }

    private static Subscription ToSubscription(SubscriptionRow row, DestinationRow destination)
    {
        var order = StoredJson.Read<Order>(row.Order);
        return new Subscription(row.Id, destination.ToDestination(), order.Dossiers, order.Categories, order.ReminderSteps);
    }

    private sealed record Order(ImmutableArray<string> Dossiers, ImmutableArray<Category> Categories, ImmutableArray<int> ReminderSteps)
    {
        public static Order Of(Subscription subscription) => new(subscription.Dossiers, subscription.Categories, subscription.ReminderSteps);
    }
}

/// <summary>The column <see cref="DestinationRow.QuietHours"/>.</summary>
internal sealed record StoredQuietHours(LocalTime Start, LocalTime End);

internal static class DestinationMapping
{
    public static Destination ToDestination(this DestinationRow row)
    {
        var quiet = row.QuietHours is { } json ? StoredJson.Read<StoredQuietHours>(json) : null;
        return new Destination(
            row.Id,
            row.Name,
            row.Platform,
            row.Address,
            row.Language,
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(row.Zone) ?? DateTimeZone.Utc,
            quiet is null ? null : new QuietHours(quiet.Start, quiet.End),
            row.Broken);
    }
}
