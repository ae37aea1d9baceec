using System.Globalization;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Feeds.Lists;
using AlertBot.Feeds.Polling;
using AlertBot.Storage.Model;
using AlertBot.Storage.Search;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>Private feeds as the administrators of their destination see them: whatever is asked of a destination is answered from its own rows.</summary>
internal sealed class PrivateFeedDesk(Store store, ItemSearch search) : IPrivateFeedDesk
{
    public async Task<IReadOnlyList<FollowedFeed>> AllAsync(long destination, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            new SeenBy(destination),
            context => context.Feeds.Where(f => f.Audience == destination && !f.Removed).OrderBy(f => f.Id).ToListAsync(cancellationToken),
            cancellationToken);
        return [.. rows.Select(Followed)];
    }

    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(long destination, int limit, CancellationToken cancellationToken) =>
        await store.ReadAsync(
            new SeenBy(destination),
            context => OutboxAdmin.DeadLetters(context, context.Alerts.Where(a => a.Audience == destination), limit).ToListAsync(cancellationToken),
            cancellationToken);

    public Task<PrivateFeedAnswer> AddAsync(long destination, ListedFeed feed, Duration interval, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var own = await context.Feeds.Where(f => f.Audience == destination).ToListAsync(cancellationToken);
                var address = feed.Address.AbsoluteUri;
                var known = own.Find(f => f.Address == address || f.ConfiguredAddress == Configured(destination, address));
                if (known is { Removed: false })
                {
                    return new PrivateFeedAnswer(null, IsKnown: true);
                }

                var allowed = await context.Destinations.Where(d => d.Id == destination && !d.Removed).Select(d => d.PrivateFeeds).SingleOrDefaultAsync(cancellationToken);
                if (own.Count(f => !f.Removed) >= allowed)
                {
                    return new PrivateFeedAnswer(null);
                }

                var row = known ?? New(context, destination, address);
                (row.Removed, row.Paused, row.NextLook) = (false, false, FeedState.New.NextLook);
                (row.Publisher, row.Title, row.Language, row.Interval) = (feed.Publisher ?? feed.Address.Host, feed.Title ?? row.Title, feed.Language ?? row.Language, interval);
                await context.SaveChangesAsync(cancellationToken);
                Log(context, destination, note with { What = Said(note, row) }, StoredFeed.Of(row) with { Removed = true }, row);
                await PrivateRows.SettleAsync(context, destination, cancellationToken);
                return new PrivateFeedAnswer(row.Id);
            },
            cancellationToken);

    public Task<bool> ChangeAsync(long destination, long feed, FeedWish wish, ChangeNote note, CancellationToken cancellationToken) =>
        ChangeAsync(destination, feed, wish.PutInto, note, cancellationToken);

    public Task<bool> RemoveAsync(long destination, long feed, ChangeNote note, CancellationToken cancellationToken) =>
        ChangeAsync(destination, feed, row => row.Removed = true, note, cancellationToken);

    public Task<LoggedChange?> UndoAsync(long destination, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await ChangeRows.LastAsync(context, PrivateRows.Log(destination), cancellationToken) is not { Before: { } json } last)
                {
                    return null;
                }

                var then = StoredJson.Read<StoredFeed>(json);
                if (await context.Feeds.SingleOrDefaultAsync(f => f.Id == then.Id && f.Audience == destination, cancellationToken) is not { } row)
                {
                    return null;
                }

                var before = StoredFeed.Of(row);
                then.PutInto(row);
                last.Undone = true;
                Log(context, destination, ChangeRows.Undoing(note, last), before, row);
                await PrivateRows.SettleAsync(context, destination, cancellationToken);
                return ChangeRows.ToLogged(last);
            },
            cancellationToken);

    public Task<IReadOnlyList<LoggedChange>> LogAsync(long destination, int limit, CancellationToken cancellationToken) =>
        store.ReadAllAsync(context => ChangeRows.NewestAsync(context, PrivateRows.Log(destination), limit, cancellationToken), cancellationToken);

    public async Task<int> EraseAsync(long destination, CancellationToken cancellationToken)
    {
        // The words of items are in the index too.
        await search.FollowDeletionsAsync(cancellationToken);
        return await store.WriteAsync(context => PrivateRows.EraseAsync(context, destination, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<PrivateFeedTrouble>> TroublesAsync(CancellationToken cancellationToken)
    {
        var untold = await store.ReadAllAsync(
            context => context.Notices.Where(n => !n.Told).Join(context.Feeds.Where(f => f.Audience != null), n => n.FeedId, f => (long?)f.Id, (n, f) => new { Notice = n, Feed = f }).OrderBy(t => t.Notice.Id).ToListAsync(cancellationToken),
            cancellationToken);
        return [.. untold.Select(t => new PrivateFeedTrouble(t.Notice.Id, t.Feed.Audience!.Value, Followed(t.Feed), Enum.Parse<NoticeKind>(t.Notice.Kind), t.Notice.At))];
    }

    public Task ToldAsync(IReadOnlyList<long> notices, CancellationToken cancellationToken) =>
        store.WriteAsync(context => context.Notices.Where(n => notices.Contains(n.Id)).ExecuteUpdateAsync(set => set.SetProperty(n => n.Told, true), cancellationToken), cancellationToken);

    private Task<bool> ChangeAsync(long destination, long feed, Action<FeedRow> change, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await context.Feeds.SingleOrDefaultAsync(f => f.Id == feed && f.Audience == destination && !f.Removed, cancellationToken) is not { } row)
                {
                    return false;
                }

                var before = StoredFeed.Of(row);
                change(row);
                Log(context, destination, note with { What = Said(note, row) }, before, row);
                await PrivateRows.SettleAsync(context, destination, cancellationToken);
                return true;
            },
            cancellationToken);

    private static FeedRow New(AlertBotContext context, long destination, string address)
    {
        var row = new FeedRow
        {
            ConfiguredAddress = Configured(destination, address),
            Address = address,
            Publisher = "",
            State = StoredJson.Write(FeedState.New),
            NextLook = FeedState.New.NextLook,
            Audience = destination,
            Added = true,
        };
        context.Feeds.Add(row);
        return row;
    }

    private static string Configured(long destination, string address) => ChangeRows.Subject(address, destination);

    private static string Said(ChangeNote note, FeedRow row) => string.Create(CultureInfo.InvariantCulture, $"{note.What} f{row.Id}");

    private static void Log(AlertBotContext context, long destination, ChangeNote note, StoredFeed before, FeedRow after) =>
        context.Changes.Add(ChangeRows.Of(note, PrivateRows.Log(destination), StoredJson.Write(before), StoredJson.Write(StoredFeed.Of(after))));

    private static FollowedFeed Followed(FeedRow row) => new(row.ToFeed(), IsOfSettings: false, row.Paused) { IsResting = row.Resting };
}
