using System.Collections.Immutable;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds.Lists;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>The feeds as owners administer them: a line of the log holds the feeds that it changed, as they were and as they became.</summary>
internal sealed class FeedDesk(Store store) : IFeedDesk
{
    private const string Subject = "feeds";

    public async Task<IReadOnlyList<FollowedFeed>> AllAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(context => context.Feeds.Where(f => !f.Removed).OrderBy(f => f.Id).ToListAsync(cancellationToken), cancellationToken);
        return [.. rows.Select(row => new FollowedFeed(row.ToFeed(), !row.Added, row.Paused))];
    }

    public Task<IReadOnlyList<long>> AddAsync(IReadOnlyList<ListedFeed> feeds, Duration interval, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync<IReadOnlyList<long>>(
            async context =>
            {
                var addresses = feeds.Select(f => f.Address.AbsoluteUri).ToList();
                var known = await context.PublicFeeds.Where(f => addresses.Contains(f.ConfiguredAddress) || addresses.Contains(f.Address)).ToListAsync(cancellationToken);
                var wanted = feeds.DistinctBy(f => f.Address).Where(f => !known.Exists(row => !row.Removed && Is(row, f.Address))).ToList();
                if (wanted.Count == 0)
                {
                    return [];
                }

                var rows = wanted.ConvertAll(f => Followed(context, known.Find(row => row.ConfiguredAddress == f.Address.AbsoluteUri), f, interval));
                await context.SaveChangesAsync(cancellationToken);
                Log(context, note, [.. rows.Select(StoredFeed.Of).Select(f => f with { Removed = true })], rows);
                return [.. rows.Select(row => row.Id)];
            },
            cancellationToken);

    public Task<bool> ChangeAsync(long feed, FeedWish wish, ChangeNote note, CancellationToken cancellationToken) =>
        ChangeAsync(feed, wish.PutInto, note, cancellationToken);

    public Task<bool> RemoveAsync(long feed, ChangeNote note, CancellationToken cancellationToken) =>
        ChangeAsync(feed, row => row.Removed = true, note, cancellationToken);

    public Task<LoggedChange?> UndoAsync(ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await ChangeRows.LastAsync(context, Subject, cancellationToken) is not { Before: { } json } last)
                {
                    return null;
                }

                var then = StoredJson.Read<ImmutableArray<StoredFeed>>(json).ToDictionary(f => f.Id);
                var rows = await context.PublicFeeds.Where(f => then.Keys.Contains(f.Id)).ToListAsync(cancellationToken);
                ImmutableArray<StoredFeed> before = [.. rows.Select(StoredFeed.Of)];
                rows.ForEach(row => then[row.Id].PutInto(row));
                last.Undone = true;
                Log(context, ChangeRows.Undoing(note, last), before, rows);
                return ChangeRows.ToLogged(last);
            },
            cancellationToken);

    public Task<IReadOnlyList<LoggedChange>> LogAsync(int limit, CancellationToken cancellationToken) =>
        store.ReadAsync(context => ChangeRows.NewestAsync(context, Subject, limit, cancellationToken), cancellationToken);

    private Task<bool> ChangeAsync(long feed, Action<FeedRow> change, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await context.PublicFeeds.SingleOrDefaultAsync(f => f.Id == feed && !f.Removed, cancellationToken) is not { } row)
                {
                    return false;
                }

                var before = StoredFeed.Of(row);
                change(row);
                Log(context, note, [before], [row]);
                return true;
            },
            cancellationToken);

    private static FeedRow Followed(AlertBotContext context, FeedRow? known, ListedFeed feed, Duration interval)
    {
        var row = FeedList.Take(context, known, new ConfiguredFeed(feed.Address, feed.Publisher ?? feed.Address.Host, feed.Title, feed.Language, interval) { Group = feed.Group });
        (row.Added, row.Paused, row.NextLook) = (true, false, FeedState.New.NextLook);
        return row;
    }

    private static bool Is(FeedRow row, Uri address) => row.ConfiguredAddress == address.AbsoluteUri || row.Address == address.AbsoluteUri;

    internal static void Log(AlertBotContext context, ChangeNote note, ImmutableArray<StoredFeed> before, IEnumerable<FeedRow> after) =>
        context.Changes.Add(ChangeRows.Of(note, Subject, StoredJson.Write(before), StoredJson.Write<ImmutableArray<StoredFeed>>([.. after.Select(StoredFeed.Of)])));
}

/// <summary>A feed as the log keeps it, to be put back. Its address is in its row, since it may hold a password.</summary>
internal sealed record StoredFeed(long Id, string Publisher, string? Group, Duration Interval, bool Paused, bool Removed)
{
    /// <summary>Null in lines of the log that are older than pictures: putting them back leaves it.</summary>
    public bool? Pictures { get; init; }

    public static StoredFeed Of(FeedRow row) => new(row.Id, row.Publisher, row.Group, row.Interval, row.Paused, row.Removed) { Pictures = row.Pictures };

    public void PutInto(FeedRow row)
    {
        (row.Publisher, row.Group, row.Interval, row.Paused, row.Removed) = (Publisher, Group, Interval, Paused, Removed);
        row.Pictures = Pictures ?? row.Pictures;
        row.NextLook = FeedState.New.NextLook;
    }
}
