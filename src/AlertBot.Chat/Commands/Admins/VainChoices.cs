using System.Collections.Immutable;
using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Understanding.Publishers;
using NodaTime;

namespace AlertBot.Chat.Commands.Admins;

/// <summary>
/// What was chosen by name and is not there: a misspelt publisher would silence everything, a misspelt tag would never be seen, and nobody
/// would know why.
/// </summary>
internal sealed class VainChoices(ILookUpStore lookUps, PublisherCatalog publishers, IEnumerable<IChatDirectory> directories)
{
    private readonly Dictionary<string, IChatDirectory> _directories = directories.ToDictionary(d => d.Platform);

    /// <returns>Lines that say so; none where everything is there.</returns>
    public async Task<ImmutableArray<TextLine>> OfAsync(DestinationSetting setting, DestinationOrders orders, Instant now, Localizer words, CancellationToken cancellationToken) => setting.Key switch
    {
        "publishers" => await UnreadAsync(OrderSettings.First(orders).OnlyPublishers, now, words, cancellationToken),
        "not-publishers" => await UnreadAsync(OrderSettings.First(orders).NotPublishers, now, words, cancellationToken),
        "tags" => await UnknownAsync(orders.Destination.Wishes.ForumTags, new DestinationAddress(orders.Destination.Platform, orders.Destination.Address), words, cancellationToken),
        _ => [],
    };

    private async Task<ImmutableArray<TextLine>> UnreadAsync(ImmutableArray<string> chosen, Instant now, Localizer words, CancellationToken cancellationToken)
    {
        if (chosen.IsEmpty)
        {
            return [];
        }

        var read = (await lookUps.SourcesAsync(now, cancellationToken)).Select(s => publishers.Find(s.Publisher).Voice).ToHashSet();
        return [.. chosen.Where(voice => !read.Contains(voice)).Select(voice => TextLine.Plain(words.Text("settings.unread", publishers.Find(voice).Name)))];
    }

    /// <summary>A number is a tag's id, and may be right.</summary>
    private async Task<ImmutableArray<TextLine>> UnknownAsync(ImmutableArray<string> chosen, DestinationAddress address, Localizer words, CancellationToken cancellationToken)
    {
        if (chosen.IsEmpty || !_directories.TryGetValue(address.Platform, out var directory))
        {
            return [];
        }

        var known = await directory.TagsAsync(address, cancellationToken);
        var listed = known.IsEmpty ? words.Text("choice.none") : string.Join(", ", known);
        return [.. chosen.Where(tag => !known.Contains(tag, StringComparer.OrdinalIgnoreCase) && !tag.All(char.IsAsciiDigit)).Select(tag => TextLine.Plain(words.Text("settings.no-tag", tag, listed)))];
    }
}
