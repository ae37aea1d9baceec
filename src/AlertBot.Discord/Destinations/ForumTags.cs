using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AlertBot.Discord.Client;

namespace AlertBot.Discord.Destinations;

/// <summary>The tags of a forum by their names, as people name them. Asked for with every post: whoever renames a tag need not tell us.</summary>
internal sealed class ForumTags(DiscordRest rest)
{
    /// <returns>Ids; of what the forum does not have, nothing: a post without a tag is better than none.</returns>
    public async Task<ImmutableArray<string>> FindAsync(ulong forum, ImmutableArray<string> names, CancellationToken cancellationToken) =>
        !names.IsEmpty && await rest.CallAsync(DiscordRoute.Channel(forum), null, cancellationToken) is DiscordAnswer.Done { Body: var channel }
            ? [.. names.Select(name => Find(channel, name)).OfType<string>()]
            : [];

    /// <returns>Those that the forum still has; all of them when it does not say.</returns>
    public async Task<ImmutableArray<string>> StillThereAsync(ulong forum, ImmutableArray<string> ids, CancellationToken cancellationToken) =>
        await rest.CallAsync(DiscordRoute.Channel(forum), null, cancellationToken) is DiscordAnswer.Done { Body: var channel }
            ? [.. ids.Where(id => JsonFields.Items(channel, "available_tags").Any(tag => JsonFields.TextOf(tag, "id") == id))]
            : ids;

    private static string? Find(JsonElement forum, string name) => JsonFields.Items(forum, "available_tags")
        .Where(tag => Same(JsonFields.TextOf(tag, "name"), name) || JsonFields.TextOf(tag, "id") == name)
        .Select(tag => JsonFields.TextOf(tag, "id"))
        .FirstOrDefault();

    private static bool Same(string? tag, string name) => CultureInfo.InvariantCulture.CompareInfo.Compare(tag?.Trim(), name, CompareOptions.IgnoreCase) == 0;
}
