using AlertBot.Feeds;
using AlertBot.Understanding;

namespace AlertBot.Alerts.Stages;

/// <summary>Stage: stored items become readings.</summary>
public sealed class ReadItems(ItemReader reader, BorderlineReadings borderline, ILineStore store)
{
    private const int Batch = 500;

    /// <summary>From how many items on other processors are worth waking.</summary>
    private const int ParallelFrom = 32;

    /// <returns>How many items were read; 0 when none was waiting.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var items = await store.TakeStoredAsync(Batch, cancellationToken);
        if (items.Count > 0)
        {
            var read = items.Count < ParallelFrom ? [.. items.Select(Read)] : ReadTogether(items, cancellationToken);
            for (var i = 0; i < read.Count; i++)
            {
                read[i] = read[i] with { Reading = await borderline.ConfirmAsync(read[i].Item, read[i].Reading, cancellationToken) };
            }

            await store.SaveReadingsAsync(read, cancellationToken);
        }

        return items.Count;
    }

    private List<ReadItem> ReadTogether(IReadOnlyList<Item> items, CancellationToken cancellationToken) =>
        [.. items.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(Read)];

    private ReadItem Read(Item item) => new(item, reader.Read(item.ToText()));
}
