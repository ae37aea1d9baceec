using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds.Fetching;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>The public feeds; private ones are their chats' affair (<see cref="IPrivateFeedDesk"/>).</summary>
public interface IFeedList
{
    Task<IReadOnlyList<Feed>> AllAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes the store's feeds those of the settings, beside those that were added. One that is no longer named is not polled, but its
    /// items stay known.
    /// </summary>
    Task ReplaceAsync(IReadOnlyList<ConfiguredFeed> feeds, CancellationToken cancellationToken);

    /// <summary>Adds feeds that the settings do not name, or changes what is known of them.</summary>
    /// <param name="note">For the log of changes, from which it can be taken back.</param>
    Task AddAsync(IReadOnlyList<ConfiguredFeed> feeds, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>Changes a feed that was added, and looks at it soon.</summary>
    /// <returns>False when no such feed was added: it is unknown, or stands in the settings.</returns>
    Task<bool> ChangeAsync(Uri address, FeedChange change, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>Stops polling a feed that was added.</summary>
    /// <returns>False when no such feed was added: it is unknown, or stands in the settings.</returns>
    Task<bool> RemoveAsync(Uri address, ChangeNote note, CancellationToken cancellationToken);

    /// <summary>Gives back the feeds that a process that died had claimed; where other processes may be at work, claims end by themselves.</summary>
    Task ReleaseClaimsAsync(CancellationToken cancellationToken);

    /// <summary>Notices that nobody was told yet, none of private feeds, oldest first; they count as told once this returns.</summary>
    Task<IReadOnlyList<string>> TakeNoticesAsync(CancellationToken cancellationToken);
}

/// <summary>A feed as settings name it.</summary>
public sealed record ConfiguredFeed(Uri Address, string Publisher, string? Title, string? Language, Duration Interval)
{
    /// <summary>Where it wants to be asked differently; null leaves what is known.</summary>
    public FeedAccess? Access { get; init; }

    /// <summary>The folders it is in; null leaves what is known.</summary>
    public string? Group { get; init; }

    /// <summary>Whether messages may show the pictures of its items; null leaves what is known.</summary>
    public bool? Pictures { get; init; }
}

/// <summary>What of a feed that was added is to be different; null leaves it.</summary>
public sealed record FeedChange
{
    public string? Publisher { get; init; }

    public string? Title { get; init; }

    public string? Language { get; init; }

    public string? Group { get; init; }

    public Duration? Interval { get; init; }

    public bool? Pictures { get; init; }

    /// <summary>Makes the new access of the one it has.</summary>
    public Func<FeedAccess, FeedAccess>? Access { get; init; }
}

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
                var known = await context.PublicFeeds.ToDictionaryAsync(f => f.ConfiguredAddress, cancellationToken);
                foreach (var row in known.Values.Where(row => !row.Added))
                {
                    row.Removed = true;
                }

                foreach (var feed in feeds)
                {
                    Take(context, known.GetValueOrDefault(feed.Address.AbsoluteUri), feed).Added = false;
                }
            },
            cancellationToken);

    public Task AddAsync(IReadOnlyList<ConfiguredFeed> feeds, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var addresses = feeds.Select(f => f.Address.AbsoluteUri).ToList();
                var known = await context.PublicFeeds.Where(f => addresses.Contains(f.ConfiguredAddress)).ToDictionaryAsync(f => f.ConfiguredAddress, cancellationToken);
                var before = known.Values.Select(StoredFeed.Of).ToDictionary(f => f.Id);
                var rows = new List<FeedRow>();
                foreach (var feed in feeds)
                {
                    var row = known.GetValueOrDefault(feed.Address.AbsoluteUri);
                    var isOfSettings = row is { Removed: false, Added: false };
                    known[feed.Address.AbsoluteUri] = row = Take(context, row, feed);
                    row.Added = !isOfSettings;
                    rows.Add(row);
                }

                await context.SaveChangesAsync(cancellationToken);
                // What was not there before is not there again when the change is taken back.
                FeedDesk.Log(context, note, [.. rows.Distinct().Select(row => before.GetValueOrDefault(row.Id) ?? StoredFeed.Of(row) with { Removed = true })], rows.Distinct());
            },
            cancellationToken);

    public Task<bool> ChangeAsync(Uri address, FeedChange change, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await AddedAsync(context, address, cancellationToken) is not { } row)
                {
                    return false;
                }

                var before = StoredFeed.Of(row);
                row.Publisher = change.Publisher ?? row.Publisher;
                row.Title = change.Title ?? row.Title;
                row.Language = change.Language ?? row.Language;
                row.Group = change.Group ?? row.Group;
                row.Interval = change.Interval ?? row.Interval;
                row.Pictures = change.Pictures ?? row.Pictures;
                row.Access = change.Access is { } access ? Written(access(row.Access is { } own ? StoredJson.Read<FeedAccess>(own) : new())) : row.Access;
                row.NextLook = FeedState.New.NextLook;
                FeedDesk.Log(context, note, [before], [row]);
                return true;
            },
            cancellationToken);

    public Task<bool> RemoveAsync(Uri address, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await AddedAsync(context, address, cancellationToken) is not { } row)
                {
                    return false;
                }

                var before = StoredFeed.Of(row);
                row.Removed = true;
                FeedDesk.Log(context, note, [before], [row]);
                return true;
            },
            cancellationToken);

    public Task ReleaseClaimsAsync(CancellationToken cancellationToken) => store.Engine.IsShared
        ? Task.CompletedTask
        : store.WriteAsync(
            context => context.Feeds.Where(f => f.LeasedUntil != null).ExecuteUpdateAsync(
                set => set.SetProperty(f => f.LeasedUntil, (Instant?)null).SetProperty(f => f.Lease, (Guid?)null), cancellationToken),
            cancellationToken);

    public Task<IReadOnlyList<string>> TakeNoticesAsync(CancellationToken cancellationToken) =>
        store.WriteAsync<IReadOnlyList<string>>(
            async context =>
            {
                var rows = await context.Notices.Where(n => !n.Told && !context.Feeds.Any(f => f.Id == n.FeedId && f.Audience != null)).OrderBy(n => n.Id).ToListAsync(cancellationToken);
                rows.ForEach(n => n.Told = true);
                return [.. rows.Select(n => n.Text)];
            },
            cancellationToken);

    internal static FeedRow Take(AlertBotContext context, FeedRow? row, ConfiguredFeed feed)
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
        row.Group = feed.Group ?? row.Group;
        row.Pictures = feed.Pictures ?? row.Pictures;
        row.Access = feed.Access is { } access ? Written(access) : row.Access;
        return row;
    }

    private static Task<FeedRow?> AddedAsync(AlertBotContext context, Uri address, CancellationToken cancellationToken) =>
        context.PublicFeeds.FirstOrDefaultAsync(f => f.Added && !f.Removed && (f.ConfiguredAddress == address.AbsoluteUri || f.Address == address.AbsoluteUri), cancellationToken);

    private static string? Written(FeedAccess access) => access.IsEmpty ? null : StoredJson.Write(access);
}
