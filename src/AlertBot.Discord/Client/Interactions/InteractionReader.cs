using System.Collections.Immutable;
using System.Text.Json;
using static AlertBot.Discord.Client.JsonFields;

namespace AlertBot.Discord.Client.Interactions;

/// <summary>Reads an interaction, whichever way it came.</summary>
internal static class InteractionReader
{
    private const int SubCommand = 1;
    private const int SubCommandGroup = 2;
    private const int Attachment = 11;

    /// <returns>Null when it is none that can be answered.</returns>
    public static DiscordInteraction? Read(JsonElement json, long receivedAt)
    {
        if (Id(json, "id") is not { } id || TextOf(json, "token") is not { } token || Number(json, "type") is not { } kind || User(json) is not { } user)
        {
            return null;
        }

        var data = Field(json, "data") ?? default;
        var (name, options) = Command(data);
        var channel = Field(json, "channel") ?? default;
        return new DiscordInteraction(id, Id(json, "application_id") ?? 0, new InteractionToken(token), (InteractionKind)kind, user, receivedAt)
        {
            Guild = Id(json, "guild_id"),
            Channel = Id(json, "channel_id") ?? Id(channel, "id"),
            ChannelType = Number(channel, "type"),
            ChannelName = TextOf(channel, "name"),
            GuildLocale = TextOf(json, "guild_locale"),
            BotPermissions = (DiscordPermissions)Bits(json, "app_permissions"),
            Name = name,
            Options = options,
            CustomId = TextOf(data, "custom_id") ?? "",
            Values = [.. Items(data, "values").Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!)],
            Message = Field(json, "message") is { } message ? Id(message, "id") : null,
        };
    }

    public static bool IsPing(JsonElement json) => Number(json, "type") == (int)InteractionKind.Ping;

    private static DiscordUser? User(JsonElement json)
    {
        var member = Field(json, "member") ?? default;
        var user = Field(member, "user") ?? Field(json, "user") ?? default;
        if (Id(user, "id") is not { } id)
        {
            return null;
        }

        var name = TextOf(member, "nick") ?? TextOf(user, "global_name") ?? TextOf(user, "username") ?? "";
        var roles = Items(member, "roles").Select(role => WebhookAddress.Snowflake(role.ValueKind == JsonValueKind.String ? role.GetString() : null)).OfType<ulong>();
        return new DiscordUser(id, name, TextOf(json, "locale"), [.. roles], (DiscordPermissions)Bits(member, "permissions"));
    }

    /// <summary>Groups and subcommands are options of options; what was called is all their names.</summary>
    private static (string Name, ImmutableArray<DiscordOption> Options) Command(JsonElement data)
    {
        var name = TextOf(data, "name") ?? "";
        var level = data;
        while (Items(level, "options").FirstOrDefault() is { ValueKind: JsonValueKind.Object } below && Number(below, "type") is SubCommand or SubCommandGroup)
        {
            name += " " + TextOf(below, "name");
            level = below;
        }

        return (name, [.. Items(level, "options").Select(option => Option(option, data))]);
    }

    private static DiscordOption Option(JsonElement option, JsonElement data)
    {
        var type = Number(option, "type") ?? 0;
        var value = Field(option, "value")?.ToString() ?? "";
        var text = type == Attachment ? AddressOf(value, data) : value;
        return new DiscordOption(TextOf(option, "name") ?? "", type, text, Flag(option, "focused"));
    }

    private static string AddressOf(string attachment, JsonElement data) =>
        Field(data, "resolved") is { } resolved && Field(resolved, "attachments") is { } files && Field(files, attachment) is { } file ? TextOf(file, "url") ?? "" : "";
}
