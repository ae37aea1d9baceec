using System.Security.Cryptography;
using AlertBot.Alerts.Stages;
using AlertBot.Feeds;
using AlertBot.Feeds.Polling;

namespace AlertBot.Storage;

/// <summary>Writes the outcomes of a batch in the transaction of its context.</summary>
internal sealed class FeedStoreWriting(AlertBotContext context) : IAsyncDisposable
{
    private readonly FeedStoreStatement _feed = new(context, FeedStoreSql.SaveFeed, 9);
    private readonly FeedStoreStatement _item = new(context, FeedStoreSql.AddItem, 18);
    private readonly FeedStoreStatement _update = new(context, FeedStoreSql.UpdateItem, 14);
    private readonly FeedStoreStatement _notice = new(context, FeedStoreSql.AddNotice, 4);
    private readonly FeedStoreStatement _hub = new(context, FeedStoreSql.AddHub, 5);
    private readonly FeedStoreStatement _noHub = new(context, FeedStoreSql.RemoveHub, 1);

    /// <returns>False when the claim is no longer held: then nothing is written.</returns>
    public async Task<bool> SaveAsync(PollOutcome outcome, CancellationToken cancellationToken)
    {
        if (await SaveFeedAsync(outcome, cancellationToken) == 0)
        {
            return false;
        }

        foreach (var item in outcome.NewItems)
        {
            await AddAsync(outcome.FeedId, item, cancellationToken);
        }

        foreach (var update in outcome.Updates)
        {
            await UpdateAsync(update, cancellationToken);
        }

        foreach (var notice in outcome.Notices)
        {
            await _notice.WriteAsync(cancellationToken, notice.At, notice.FeedId, notice.Kind, notice.Text);
        }

        if (outcome.Hub is { } hub)
        {
            await SaveHubAsync(outcome.FeedId, hub, cancellationToken);
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _feed.DisposeAsync();
        await _item.DisposeAsync();
        await _update.DisposeAsync();
        await _notice.DisposeAsync();
        await _hub.DisposeAsync();
        await _noHub.DisposeAsync();
    }

    private Task<int> SaveFeedAsync(PollOutcome outcome, CancellationToken cancellationToken) => _feed.WriteAsync(
        cancellationToken, StoredJson.Write(outcome.State), outcome.State.NextLook, outcome.Address?.AbsoluteUri, outcome.Title, outcome.Language,
        outcome.FeedId, outcome.Claim.Lease, outcome.State.EarliestLook, outcome.State.MostShown);

    /// <summary>Token and key are made here, where the agreement begins: nobody who reads feeds knows them.</summary>
    private Task<int> SaveHubAsync(long feed, HubChange change, CancellationToken cancellationToken) => change.Hub is { } hub
        ? _hub.WriteAsync(
            cancellationToken, feed, hub.AbsoluteUri, change.Topic.AbsoluteUri,
            RandomNumberGenerator.GetHexString(32, lowercase: true), RandomNumberGenerator.GetHexString(64, lowercase: true))
        : _noHub.WriteAsync(cancellationToken, feed);

    private Task<int> AddAsync(long feed, NewItem item, CancellationToken cancellationToken) => _item.WriteAsync(
        cancellationToken, feed, item.Publisher, item.Guid, item.Link, item.Title, item.Text, item.Language,
        item.Keys.Guid, item.Keys.Link, item.Keys.Content, item.Keys.Title, item.Keys.Text,
        item.Published, item.Updated, item.FirstSeen, item.Baseline, ItemStage.Stored, Written(item.Picture));

    private Task<int> UpdateAsync(ItemUpdate update, CancellationToken cancellationToken) => _update.WriteAsync(
        cancellationToken, update.ItemId, update.Guid, update.Link, update.Title, update.Text,
        update.Keys.Guid, update.Keys.Link, update.Keys.Content, update.Keys.Title, update.Keys.Text,
        update.Updated, update.Revision, update.IsEdit ? ItemStage.Stored : null, Written(update.Picture));

    private static string? Written(ItemPicture? picture) => picture is null ? null : StoredJson.Write(picture);
}
