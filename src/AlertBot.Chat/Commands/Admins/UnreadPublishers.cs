using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Understanding.Publishers;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>Publishers that somebody chose and of whom no feed is followed: a misspelt name would silence everything, and nobody would know why.</summary>
internal sealed class UnreadPublishers(ILookUpStore lookUps, PublisherCatalog publishers)
{
    /// <returns>Their names; empty for a setting that is about something else.</returns>
    public async Task<IReadOnlyList<string>> AmongAsync(DestinationSetting setting, DestinationOrders orders, Instant now, CancellationToken cancellationToken)
    {
        var chosen = setting.Key switch
        {
            "publishers" => OrderSettings.First(orders).OnlyPublishers,
            "not-publishers" => OrderSettings.First(orders).NotPublishers,
            _ => [],
        };
        if (chosen.IsEmpty)
        {
            return [];
        }

        var read = (await lookUps.SourcesAsync(now, cancellationToken)).Select(s => publishers.Find(s.Publisher).Voice).ToHashSet();
        return [.. chosen.Where(voice => !read.Contains(voice)).Select(voice => publishers.Find(voice).Name)];
    }
}
