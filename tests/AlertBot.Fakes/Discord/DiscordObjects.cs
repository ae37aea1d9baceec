using System.Globalization;

namespace AlertBot.Fakes.Discord;

/// <summary>Objects of the API with all the fields that clients insist on.</summary>
internal static class DiscordObjects
{
    /// <summary>The application and its bot have one id.</summary>
    public const string Application = "123";

    private const string Then = "2026-01-01T00:00:00.000000+00:00";

    public static object Bot { get; } = User(Application, "alertbot", isBot: true);

    public static object User(string id, string name, bool isBot = false) => new
    {
        id,
        username = name,
        avatar = (string?)null,
        discriminator = "0",
        public_flags = 0,
        flags = 0,
        global_name = name,
        primary_guild = (object?)null,
        bot = isBot,
        mfa_enabled = true,
        locale = "en-US",
    };

    public static object PrivateApplication => new
    {
        id = Application,
        name = "alertbot",
        icon = (string?)null,
        description = "",
        type = (int?)null,
        verify_key = new string('0', 64),
        flags = 0,
        flags_new = "0",
        redirect_uris = Array.Empty<string>(),
        interactions_endpoint_url = (string?)null,
        role_connections_verification_url = (string?)null,
        owner = User("501", "owner"),
        approximate_guild_count = 1,
        approximate_user_install_count = 0,
        approximate_user_authorization_count = 0,
        explicit_content_filter = 0,
        team = (object?)null,
        eligible_oauth2_scopes = Array.Empty<string>(),
    };

    public static Dictionary<string, object?> Channel(FakeGuild guild, FakeChannel channel)
    {
        var json = new Dictionary<string, object?>
        {
            ["id"] = channel.Id,
            ["type"] = channel.Type,
            ["guild_id"] = guild.Id,
            ["name"] = channel.Name,
            ["flags"] = channel.RequiresTag ? 1 << 4 : 0,
        };
        if (channel.Type is 10 or 11 or 12)
        {
            json["parent_id"] = channel.Parent;
            json["owner_id"] = Application;
            json["message_count"] = 0;
            json["member_count"] = 1;
            json["total_message_sent"] = 0;
            json["thread_metadata"] = new { archived = channel.IsArchived, archive_timestamp = Then, auto_archive_duration = 1440, locked = false };
            return json;
        }

        json["position"] = 0;
        json["permission_overwrites"] = channel.Overwrites.Select(o => new { id = o.Id, type = o.IsMember ? 1 : 0, allow = Text(o.Allow), deny = Text(o.Deny) }).ToArray();
        if (channel.Type is 15 or 16)
        {
            json["available_tags"] = channel.Tags.Select(tag => new { id = tag.Key, name = tag.Value, moderated = false, emoji_id = (string?)null, emoji_name = (string?)null }).ToArray();
        }

        return json;
    }

    public static object Guild(FakeGuild guild) => new
    {
        id = guild.Id,
        name = guild.Name,
        icon = (string?)null,
        description = (string?)null,
        home_header = (string?)null,
        splash = (string?)null,
        discovery_splash = (string?)null,
        features = Array.Empty<string>(),
        banner = (string?)null,
        owner_id = guild.Owner,
        application_id = (string?)null,
        region = "deprecated",
        afk_channel_id = (string?)null,
        afk_timeout = 300,
        system_channel_id = (string?)null,
        system_channel_flags = 0,
        widget_enabled = false,
        widget_channel_id = (string?)null,
        verification_level = 0,
        roles = Roles(guild),
        default_message_notifications = 0,
        mfa_level = 0,
        explicit_content_filter = 0,
        max_presences = (int?)null,
        max_members = 500_000,
        max_stage_video_channel_users = 50,
        max_video_channel_users = 25,
        vanity_url_code = (string?)null,
        premium_tier = 0,
        premium_subscription_count = 0,
        preferred_locale = guild.Locale,
        rules_channel_id = (string?)null,
        safety_alerts_channel_id = (string?)null,
        public_updates_channel_id = (string?)null,
        premium_progress_bar_enabled = false,
        nsfw = false,
        nsfw_level = 0,
        emojis = Array.Empty<object>(),
        stickers = Array.Empty<object>(),
        incidents_data = (object?)null,
    };

    /// <summary>As the gateway tells of it.</summary>
    public static object GuildCreate(FakeGuild guild) => new
    {
        id = guild.Id,
        name = guild.Name,
        owner_id = guild.Owner,
        preferred_locale = guild.Locale,
        joined_at = Then,
        large = false,
        unavailable = false,
        member_count = guild.Members.Count,
        roles = Roles(guild),
        channels = guild.Channels.Values.Where(c => c.Type is not (10 or 11 or 12)).Select(c => Channel(guild, c)).ToArray(),
        threads = guild.Channels.Values.Where(c => c.Type is 10 or 11 or 12).Select(c => Channel(guild, c)).ToArray(),
        members = guild.Members.Select(member => Member(member.Key, member.Value)).ToArray(),
        emojis = Array.Empty<object>(),
        stickers = Array.Empty<object>(),
        features = Array.Empty<string>(),
        voice_states = Array.Empty<object>(),
        presences = Array.Empty<object>(),
        stage_instances = Array.Empty<object>(),
        guild_scheduled_events = Array.Empty<object>(),
        soundboard_sounds = Array.Empty<object>(),
        verification_level = 0,
        default_message_notifications = 0,
        explicit_content_filter = 0,
        mfa_level = 0,
        premium_tier = 0,
        nsfw_level = 0,
        system_channel_flags = 0,
        afk_timeout = 300,
    };

    public static Dictionary<string, object?> Member(string id, IEnumerable<string> roles) => new()
    {
        ["user"] = id == Application ? Bot : User(id, $"user-{id}"),
        ["avatar"] = null,
        ["banner"] = null,
        ["communication_disabled_until"] = null,
        ["flags"] = 0,
        ["joined_at"] = Then,
        ["nick"] = null,
        ["pending"] = false,
        ["premium_since"] = null,
        ["roles"] = roles.ToArray(),
        ["mute"] = false,
        ["deaf"] = false,
    };

    public static object Webhook(string id) => new { id, type = 1, channel_id = "55", name = $"webhook-{id}", application_id = (string?)null, avatar = (string?)null };

    private static object[] Roles(FakeGuild guild) => [.. guild.Roles.Select((role, index) => new
    {
        id = role.Key,
        name = role.Key == guild.Id ? "@everyone" : $"role-{role.Key}",
        permissions = Text(role.Value),
        position = index,
        color = 0,
        colors = new { primary_color = 0, secondary_color = (int?)null, tertiary_color = (int?)null },
        hoist = false,
        managed = false,
        mentionable = false,
        icon = (string?)null,
        unicode_emoji = (string?)null,
        flags = 0,
    })];

    private static string Text(ulong bits) => bits.ToString(CultureInfo.InvariantCulture);
}
