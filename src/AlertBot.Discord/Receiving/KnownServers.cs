using System.Globalization;
using System.Text.Json;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;

namespace AlertBot.Discord.Receiving;

/// <summary>
/// Tells a server that the bot was added to from one that merely came back: after READY, and after an outage, Discord tells of every
/// server as if it were new. Only while the bot is connected can an addition be seen.
/// </summary>
internal sealed class KnownServers
{
    private readonly Lock _gate = new();
    private readonly HashSet<ulong> _known = [];

    public Incoming.Membership? Understand(string name, JsonElement data)
    {
        lock (_gate)
        {
            return name switch
            {
                "READY" => Ready(data),
                "GUILD_CREATE" when JsonFields.Id(data, "id") is { } id && _known.Add(id) => Told(id, data, BotMembership.Member),
                "GUILD_DELETE" when JsonFields.Id(data, "id") is { } id && !JsonFields.Flag(data, "unavailable") && _known.Remove(id) => Told(id, data, BotMembership.Gone),
                _ => null,
            };
        }
    }

    private Incoming.Membership? Ready(JsonElement data)
    {
        _known.UnionWith(JsonFields.Items(data, "guilds").Select(guild => JsonFields.Id(guild, "id")).OfType<ulong>());
        return null;
    }

    private static Incoming.Membership Told(ulong id, JsonElement data, BotMembership now)
    {
        var server = id.ToString(CultureInfo.InvariantCulture);
        var place = new Place(new DestinationAddress("discord", server), PlaceKind.Server, server)
        {
            Name = JsonFields.TextOf(data, "name"),
            Locale = JsonFields.TextOf(data, "preferred_locale"),
        };
        return new Incoming.Membership($"{server}-{now}-{JsonFields.TextOf(data, "joined_at")}", new Person("", "", null), place, now);
    }
}
