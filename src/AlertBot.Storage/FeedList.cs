using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>The feeds that an admin set.</summary>
public interface IFeedList
{
    Task<IReadOnlyList<Feed>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Makes the store's feeds those of the settings. One that is no longer named is not polled, but its items stay known.</summary>
    Task ReplaceAsync(IReadOnlyList<ConfiguredFeed> feeds, CancellationToken cancellationToken);

    /// <summary>Notices that nobody was told yet, oldest first; they count as told once this returns.</summary>
    Task<IReadOnlyList<string>> TakeNoticesAsync(CancellationToken cancellationToken);
}

/// <summary>A feed as settings name it.</summary>
public sealed record ConfiguredFeed(Uri Address, string Publisher, string? Title, string? Language, Duration Interval);

internal sealed class FeedList(Store store) : IFeedList
{
    public async Task<IReadOnlyList<Feed>> AllAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(context => context.Feeds.Where(f => !f.Removed).OrderBy(f => f.Id).ToListAsync(cancellationToken), cancellationToken);
        return [.. rows.Select(row => row.ToFeed())];
    }

    public Task ReplaceAsync(IReadOnlyList<ConfiguredFeed> feeds, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var known = await context.Feeds.ToDictionaryAsync(f => f.ConfiguredAddress, cancellationToken);
                foreach (var row in known.Values)
                {
                    row.Removed = true;
                }

                foreach (var feed in feeds)
                {
                    Take(context, known.GetValueOrDefault(feed.Address.AbsoluteUri), feed);
                }
            },
            cancellationToken);

    public Task<IReadOnlyList<string>> TakeNoticesAsync(CancellationToken cancellationToken) =>
        store.WriteAsync<IReadOnlyList<string>>(
            async context =>
            {
                var rows = await context.Notices.Where(n => !n.Told).OrderBy(n => n.Id).ToListAsync(cancellationToken);
                rows.ForEach(n => n.Told = true);
                return [.. rows.Select(n => n.Text)];
            },
            cancellationToken);

    private static void Take(AlertBotContext context, FeedRow? row, ConfiguredFeed feed)
    {
        if (row is null)
        {
            var address = feed.Address.AbsoluteUri;
            row = new FeedRow { ConfiguredAddress = address, Address = address, Publisher = "", State = StoredJson.Write(FeedState.New), NextLook = FeedState.New.NextLook };
            context.Feeds.Add(row);
        }

        row.Removed = false;
        row.Publisher = feed.Publisher;
        row.Title = feed.Title ?? row.Title;
        row.Language = feed.Language ?? row.Language;
        row.Interval = feed.Interval;
    }
}
