using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;
using AlertBot.Discord.Receiving;
using AlertBot.Discord.Sending;

namespace AlertBot.Discord.Destinations;

/// <summary>What Discord knows of people and places.</summary>
public sealed class DiscordDirectory(DiscordPlatform platform) : IChatDirectory
{
    public string Platform => platform.Name;

    public async Task<Standing> StandingAsync(DestinationAddress address, string person, CancellationToken cancellationToken)
    {
        if (WebhookAddress.Snowflake(person) is not { } user || await ServerOfAsync(address, cancellationToken) is not { } server)
        {
            return Standing.Stranger;
        }

        var guild = await AskAsync(DiscordRoute.Guild(server), cancellationToken);
        var member = await AskAsync(DiscordRoute.Member(server, user), cancellationToken);
        if (guild is not { } known || member is not { } membership)
        {
            return Standing.Stranger;
        }

        var granted = ChannelPermissions.InServer(known, membership, user);
        return granted.HasFlag(DiscordPermissions.ManageServer) ? Standing.Administrator : Standing.Member;
    }

    public async Task<Place?> FindAsync(DestinationAddress address, CancellationToken cancellationToken)
    {
        if (DiscordTarget.Read(address) is not DiscordTarget.Channel { Id: var id })
        {
            return null;
        }

        if (await AskAsync(DiscordRoute.Channel(id), cancellationToken) is { } channel)
        {
            var server = JsonFields.TextOf(channel, "guild_id");
            var kind = server is null ? PlaceKind.Private : IncomingReader.Kind(JsonFields.Number(channel, "type"));
            return new Place(address, kind, server) { Name = JsonFields.TextOf(channel, "name") };
        }

        return await AskAsync(DiscordRoute.Guild(id), cancellationToken) is { } guild
            ? new Place(address, PlaceKind.Server, id.ToString(CultureInfo.InvariantCulture)) { Name = JsonFields.TextOf(guild, "name"), Locale = JsonFields.TextOf(guild, "preferred_locale") }
            : null;
    }

    public async Task<ImmutableArray<string>> TagsAsync(DestinationAddress address, CancellationToken cancellationToken) =>
        DiscordTarget.Read(address) is DiscordTarget.Channel { Id: var id } && await AskAsync(DiscordRoute.Channel(id), cancellationToken) is { } channel
            ? [.. JsonFields.Items(channel, "available_tags").Select(tag => JsonFields.TextOf(tag, "name")).OfType<string>()]
            : [];

    private async Task<ulong?> ServerOfAsync(DestinationAddress address, CancellationToken cancellationToken) =>
        await FindAsync(address, cancellationToken) is { Server: { } server } ? WebhookAddress.Snowflake(server) : null;

    private async Task<JsonElement?> AskAsync(DiscordRoute route, CancellationToken cancellationToken) =>
        await platform.Rest.CallAsync(route, null, cancellationToken) is DiscordAnswer.Done { Body: var body } ? body : null;
}
