using System.Globalization;
using System.Text.Json;
using AlertBot.Discord.Client;

namespace AlertBot.Discord.Destinations;

/// <summary>
/// What a member may do in a channel, in Discord's own order: owner, then the roles of the server, then the channel's exceptions for
/// everyone, for roles together, and for the member. See https://docs.discord.com/developers/topics/permissions.
/// </summary>
internal static class ChannelPermissions
{
    private const int OfMember = 1;

    /// <param name="guild">With its roles and owner.</param>
    /// <param name="member">With their roles; the user's id is given beside it.</param>
    public static DiscordPermissions InServer(JsonElement guild, JsonElement member, ulong user)
    {
        if (JsonFields.Id(guild, "owner_id") == user)
        {
            return DiscordPermissions.All;
        }

        var held = Roles(member).Append(JsonFields.TextOf(guild, "id") ?? "").ToHashSet(StringComparer.Ordinal);
        var granted = JsonFields.Items(guild, "roles")
            .Where(role => held.Contains(JsonFields.TextOf(role, "id") ?? ""))
            .Aggregate(DiscordPermissions.None, (all, role) => all | (DiscordPermissions)JsonFields.Bits(role, "permissions"));
        return granted.HasFlag(DiscordPermissions.Administrator) ? DiscordPermissions.All : granted;
    }

    /// <param name="exceptions">The channel that has them; of a thread its parent.</param>
    public static DiscordPermissions InChannel(DiscordPermissions inServer, JsonElement guild, JsonElement member, ulong user, JsonElement exceptions)
    {
        if (inServer == DiscordPermissions.All)
        {
            return inServer;
        }

        var everyone = JsonFields.TextOf(guild, "id");
        var roles = Roles(member).ToHashSet(StringComparer.Ordinal);
        var self = user.ToString(CultureInfo.InvariantCulture);
        var all = JsonFields.Items(exceptions, "permission_overwrites").ToList();
        var granted = Apply(inServer, all.Where(e => !IsOfMember(e) && JsonFields.TextOf(e, "id") == everyone));
        granted = Apply(granted, all.Where(e => !IsOfMember(e) && JsonFields.TextOf(e, "id") != everyone && roles.Contains(JsonFields.TextOf(e, "id") ?? "")));
        granted = Apply(granted, all.Where(e => IsOfMember(e) && JsonFields.TextOf(e, "id") == self));
        // Who cannot see can do nothing; who cannot write cannot embed either.
        return !granted.HasFlag(DiscordPermissions.ViewChannel) ? DiscordPermissions.None : granted;
    }

    private static DiscordPermissions Apply(DiscordPermissions granted, IEnumerable<JsonElement> exceptions)
    {
        var (allow, deny) = (DiscordPermissions.None, DiscordPermissions.None);
        foreach (var exception in exceptions)
        {
            allow |= (DiscordPermissions)JsonFields.Bits(exception, "allow");
            deny |= (DiscordPermissions)JsonFields.Bits(exception, "deny");
        }

        return (granted & ~deny) | allow;
    }

    private static bool IsOfMember(JsonElement exception) => JsonFields.Number(exception, "type") == OfMember;

    private static IEnumerable<string> Roles(JsonElement member) =>
        JsonFields.Items(member, "roles").Where(role => role.ValueKind == JsonValueKind.String).Select(role => role.GetString()!);
}
