using System.Text.Json;
using AlertBot.Fakes.Http;

namespace AlertBot.Fakes.Discord;

/// <summary>Servers, channels and threads. A channel that nobody described is a text channel of the first server.</summary>
internal sealed class DiscordPlaces(List<FakeGuild> guilds, Func<string> nextId)
{
    private const int LongestName = 100;
    private const int MostTags = 5;

    public FakeAnswer? Call(DiscordRouting route, Func<string, string, JsonElement, FakeAnswer> post, JsonElement body) => (route.Template, route.Ids) switch
    {
        ("GET channels/{}", [var channel]) => FakeAnswer.Json(200, DiscordObjects.Channel(GuildOf(channel), Channel(channel))),
        ("GET guilds/{}", [var id]) => Guild(id, guild => FakeAnswer.Json(200, DiscordObjects.Guild(guild))),
        ("GET guilds/{}/members/{}", [var id, var user]) => Guild(id, guild => guild.Members.TryGetValue(user, out var roles)
            ? FakeAnswer.Json(200, DiscordObjects.Member(user, roles))
            : DiscordAnswers.Error(404, 10007, "Unknown Member")),
        ("POST channels/{}/threads", [var channel]) => Begin(channel, body, post),
        ("POST channels/{}/messages/{}/threads", [var channel, var message]) => BeginAt(channel, message, body),
        _ => null,
    };

    public FakeChannel Channel(string id) => GuildOf(id).Channels.GetValueOrDefault(id) ?? new FakeChannel(id);

    public bool Knows(string channel) => guilds.Exists(guild => guild.Channels.ContainsKey(channel));

    /// <summary>What Discord says to a message there, or null when it may be posted.</summary>
    public FakeAnswer? Refusal(string channel)
    {
        var place = Channel(channel);
        var permissions = Permissions(place);
        var send = place.Type is 10 or 11 or 12 ? 1UL << 38 : 1UL << 11;
        return place.Type is 15 or 16 ? DiscordAnswers.Error(400, 40058, "Cannot message this channel until a post is created")
            : (permissions & (1UL << 10)) == 0 ? DiscordAnswers.Error(403, 50001, "Missing Access")
            : (permissions & send) == 0 ? DiscordAnswers.Error(403, 50013, "Missing Permissions")
            : null;
    }

    private FakeGuild GuildOf(string channel) => guilds.Find(guild => guild.Channels.ContainsKey(channel)) ?? guilds[0];

    private FakeAnswer Guild(string id, Func<FakeGuild, FakeAnswer> then) =>
        guilds.Find(guild => guild.Id == id) is { } guild ? then(guild) : DiscordAnswers.Error(404, 10004, "Unknown Guild");

    private ulong Permissions(FakeChannel channel)
    {
        var guild = GuildOf(channel.Id);
        var roles = guild.Members.GetValueOrDefault(DiscordObjects.Application, []);
        var granted = roles.Append(guild.Id).Aggregate(0UL, (all, role) => all | guild.Roles.GetValueOrDefault(role));
        if ((granted & (1UL << 3)) != 0)
        {
            return ulong.MaxValue;
        }

        var overwrites = (channel.Parent is { } parent ? Channel(parent) : channel).Overwrites;
        granted = Apply(granted, overwrites.Where(o => o.Id == guild.Id));
        granted = Apply(granted, overwrites.Where(o => !o.IsMember && roles.Contains(o.Id)));
        return Apply(granted, overwrites.Where(o => o.IsMember && o.Id == DiscordObjects.Application));
    }

    private static ulong Apply(ulong granted, IEnumerable<FakeOverwrite> overwrites)
    {
        var list = overwrites.ToList();
        return (granted & ~list.Aggregate(0UL, (all, o) => all | o.Deny)) | list.Aggregate(0UL, (all, o) => all | o.Allow);
    }

    private FakeAnswer Begin(string channel, JsonElement body, Func<string, string, JsonElement, FakeAnswer> post)
    {
        if (WrongName(body) is { } wrong)
        {
            return wrong;
        }

        var parent = Channel(channel);
        var guild = GuildOf(channel);
        if (parent.Type is not (15 or 16))
        {
            var type = body.TryGetProperty("type", out var given) ? given.GetInt32() : 12;
            return FakeAnswer.Json(201, DiscordObjects.Channel(guild, Open(guild, nextId(), type, channel, body)));
        }

        var tags = DiscordBody.Items(body, "applied_tags").Select(tag => tag.GetString()!).ToList();
        if (tags.Count == 0 && parent.RequiresTag)
        {
            return DiscordAnswers.Error(400, 40067, "A tag is required to create a forum post in this channel");
        }

        if (tags.Exists(tag => !parent.Tags.ContainsKey(tag)))
        {
            return DiscordAnswers.Error(400, 10087, "Unknown Tag");
        }

        if (tags.Count > MostTags)
        {
            return DiscordAnswers.InvalidForm("applied_tags", "INVALID_TAG");
        }

        if (!body.TryGetProperty("message", out var message))
        {
            return DiscordAnswers.InvalidForm("message", "BASE_TYPE_REQUIRED");
        }

        // The first message of a post has the post's id.
        var thread = Open(guild, nextId(), 11, channel, body);
        var answer = post(thread.Id, thread.Id, message);
        if (answer.Status != 200)
        {
            guild.Channels.Remove(thread.Id);
            return answer;
        }

        var json = DiscordObjects.Channel(guild, thread);
        json["message"] = JsonElement.Parse(answer.Body);
        json["applied_tags"] = tags;
        return FakeAnswer.Json(201, json);
    }

    private FakeAnswer BeginAt(string channel, string message, JsonElement body)
    {
        var guild = GuildOf(channel);
        return WrongName(body) is { } wrong ? wrong
            : Channel(channel).Type is 15 or 16 ? DiscordAnswers.Error(400, 50024, "Cannot execute action on this channel type")
            : guild.Channels.ContainsKey(message) ? DiscordAnswers.Error(400, 160004, "A thread has already been created for this message")
            : FakeAnswer.Json(201, DiscordObjects.Channel(guild, Open(guild, message, Channel(channel).Type == 5 ? 10 : 11, channel, body)));
    }

    private static FakeChannel Open(FakeGuild guild, string id, int type, string parent, JsonElement body) =>
        guild.Channels[id] = new FakeChannel(id, type) { Name = DiscordBody.Trimmed(body, "name"), Parent = parent };

    private static FakeAnswer? WrongName(JsonElement body) =>
        DiscordBody.CodePoints(DiscordBody.Trimmed(body, "name")) is 0 or > LongestName ? DiscordAnswers.InvalidForm("name", "BASE_TYPE_BAD_LENGTH") : null;
}
