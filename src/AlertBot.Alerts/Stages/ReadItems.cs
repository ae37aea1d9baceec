using AlertBot.Feeds;
using AlertBot.Understanding;

namespace AlertBot.Alerts.Stages;

/// <summary>Stage: stored items become readings.</summary>
public sealed class ReadItems(ItemReader reader, ILineStore store)
{
    private const int Batch = 500;

    /// <returns>How many items were read; 0 when none was waiting.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var items = await store.TakeStoredAsync(Batch, cancellationToken);
        if (items.Count > 0)
        {
            var read = items.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(Read).ToList();
            await store.SaveReadingsAsync(read, cancellationToken);
        }

        return items.Count;
    }

    private ReadItem Read(Item item) => new(item, reader.Read(item.ToText()));
}
