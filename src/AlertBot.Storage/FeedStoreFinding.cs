using System.Data.Common;
using System.Text;
using AlertBot.Feeds;
using AlertBot.Feeds.Polling;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>Finds the stored items that a document's items may be, feed by feed.</summary>
internal sealed class FeedStoreFinding(AlertBotContext context, FeedStoreSql sql) : IAsyncDisposable
{
    private readonly FeedStoreStatement _byContent = new(context, sql.FindByContent, 2);
    private readonly FeedStoreStatement _byGuid = new(context, sql.FindByGuid, 2);
    private readonly FeedStoreStatement _byLink = new(context, sql.FindByLink, 2);

    /// <summary>Nearly every item is the stored one unchanged: who agrees with it in all keys is found at once, and needs no other candidates.</summary>
    public async Task AddToAsync(List<KnownItem> known, KnownQuery query, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, KnownItem>();
        await FindAsync(found, _byContent, query.FeedId, query.Items.Select(keys => (long?)keys.Content), cancellationToken);
        var settled = found.Values.Select(item => (item.Keys.Guid, item.Keys.Link, item.Keys.Content)).ToHashSet();
        var rest = query.Items.Where(keys => !settled.Contains((keys.Guid, keys.Link, keys.Content))).ToList();
        await FindAsync(found, _byGuid, query.FeedId, rest.Select(keys => keys.Guid), cancellationToken);
        await FindAsync(found, _byLink, query.FeedId, rest.Select(keys => keys.Link), cancellationToken);
        known.AddRange(found.Values);
    }

    public async ValueTask DisposeAsync()
    {
        await _byContent.DisposeAsync();
        await _byGuid.DisposeAsync();
        await _byLink.DisposeAsync();
    }

    private static async Task FindAsync(
        Dictionary<long, KnownItem> found, FeedStoreStatement statement, long feed, IEnumerable<long?> keys, CancellationToken cancellationToken)
    {
        var list = new StringBuilder("[").AppendJoin(',', keys.OfType<long>().Distinct()).Append(']');
        if (list.Length == 2)
        {
            return;
        }

        await using var rows = await statement.ReadAsync(cancellationToken, feed, list.ToString());
        while (await rows.ReadAsync(cancellationToken))
        {
            var item = Item(rows);
            found[item.ItemId] = item;
        }
    }

    private static KnownItem Item(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetInt64(1),
        new ItemKeys(Number(row, 2), Number(row, 3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)),
        row.GetInt32(7),
        Number(row, 8) is { } ticks ? Instant.FromUnixTimeTicks(ticks) : null)
    {
        Picture = row.IsDBNull(9) ? null : StoredJson.Read<ItemPicture>(row.GetString(9)),
    };

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
