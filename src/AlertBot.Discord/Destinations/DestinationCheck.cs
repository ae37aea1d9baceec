using System.Collections.Immutable;
using System.Text.Json;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;
using AlertBot.Discord.Sending;

namespace AlertBot.Discord.Destinations;

/// <summary>May the bot write into a channel? What is missing is named as Discord's settings name it. Reads only.</summary>
internal sealed class DestinationCheck(DiscordRest rest)
{
    private const int RequiresTag = 1 << 4;

    public async Task<PlatformCheck> OfAsync(DiscordTarget.Channel target, CancellationToken cancellationToken)
    {
        var found = await rest.CallAsync(DiscordRoute.Channel(target.Id), null, cancellationToken);
        if (found is not DiscordAnswer.Done { Body: var channel })
        {
            return PlatformCheck.Refused(DiscordErrors.Of(found).Sentence);
        }

        var (kind, name) = (JsonFields.Number(channel, "type") ?? ChannelKind.Text, JsonFields.TextOf(channel, "name"));
        if (!ChannelKind.IsUsable(kind))
        {
            return PlatformCheck.Refused("The channel takes no messages: choose a text channel, a thread, a forum or an announcement channel.", name);
        }

        if (JsonFields.Id(channel, "guild_id") is not { } guild)
        {
            return PlatformCheck.Usable(name ?? "direct messages");
        }

        var (granted, instead) = await GrantedAsync(channel, kind, guild, cancellationToken);
        if (instead is not null)
        {
            return PlatformCheck.Refused(DiscordErrors.Of(instead).Sentence, name);
        }

        return Judge(name, kind, granted, channel, target);
    }

    private async Task<(DiscordPermissions Granted, DiscordAnswer? Instead)> GrantedAsync(JsonElement channel, int kind, ulong guildId, CancellationToken cancellationToken)
    {
        var parent = ChannelKind.IsThread(kind) && JsonFields.Id(channel, "parent_id") is { } id ? await rest.CallAsync(DiscordRoute.Channel(id), null, cancellationToken) : null;
        var me = await rest.CallAsync(DiscordRoute.Me, null, cancellationToken);
        var guild = await rest.CallAsync(DiscordRoute.Guild(guildId), null, cancellationToken);
        if (me is not DiscordAnswer.Done { Body: var bot } || JsonFields.Id(bot, "id") is not { } user)
        {
            return (default, me);
        }

        var member = await rest.CallAsync(DiscordRoute.Member(guildId, user), null, cancellationToken);
        if (guild is not DiscordAnswer.Done { Body: var server } || member is not DiscordAnswer.Done { Body: var membership } || parent is not (null or DiscordAnswer.Done))
        {
            return (default, guild is not DiscordAnswer.Done ? guild : member is not DiscordAnswer.Done ? member : parent);
        }

        var exceptions = parent is DiscordAnswer.Done { Body: var above } ? above : channel;
        var inServer = ChannelPermissions.InServer(server, membership, user);
        return (ChannelPermissions.InChannel(inServer, server, membership, user, exceptions), null);
    }

    private static PlatformCheck Judge(string? name, int kind, DiscordPermissions granted, JsonElement channel, DiscordTarget.Channel target)
    {
        var missing = Needed(kind).Where(needed => !granted.HasFlag(needed.Permission)).Select(needed => needed.Name).ToList();
        var wished = Wished.Where(wish => !granted.HasFlag(wish.Permission)).Select(wish => wish.Name).ToList();
        var problems = ImmutableArray.CreateBuilder<string>();
        if (missing.Count > 0)
        {
            problems.Add($"The bot lacks permissions in the channel: give it {string.Join(", ", missing.Concat(wished).Distinct())}.");
        }

        if (ChannelKind.IsForum(kind) && ((JsonFields.Number(channel, "flags") ?? 0) & RequiresTag) != 0 && target.Tags.IsEmpty)
        {
            problems.Add($"The forum wants a tag with every post: choose one of {string.Join(", ", Tags(channel))}.");
        }

        return new PlatformCheck(name, problems.ToImmutable())
        {
            Advice = missing.Count == 0 && wished.Count > 0 ? [$"The bot may write there; for pictures, threads and mentions of roles give it {string.Join(", ", wished)} too."] : [],
        };
    }

    private static IEnumerable<(DiscordPermissions Permission, string Name)> Needed(int kind) =>
    [
        (DiscordPermissions.ViewChannel, "View Channel"),
        .. ChannelKind.IsThread(kind) ? [] : new[] { (DiscordPermissions.SendMessages, ChannelKind.IsForum(kind) ? "Create Posts" : "Send Messages") },
        .. ChannelKind.IsThread(kind) || ChannelKind.IsForum(kind) ? new[] { (DiscordPermissions.SendMessagesInThreads, "Send Messages in Threads") } : [],
        (DiscordPermissions.EmbedLinks, "Embed Links"),
    ];

    private static readonly (DiscordPermissions Permission, string Name)[] Wished =
    [
        (DiscordPermissions.AttachFiles, "Attach Files"),
        (DiscordPermissions.ReadMessageHistory, "Read Message History"),
        (DiscordPermissions.CreatePublicThreads, "Create Public Threads"),
        (DiscordPermissions.SendMessagesInThreads, "Send Messages in Threads"),
        (DiscordPermissions.MentionEveryone, "Mention @everyone, @here, and All Roles"),
    ];

    private static IEnumerable<string> Tags(JsonElement channel) =>
        JsonFields.Items(channel, "available_tags").Select(tag => $"{JsonFields.TextOf(tag, "name")} ({JsonFields.TextOf(tag, "id")})");
}
