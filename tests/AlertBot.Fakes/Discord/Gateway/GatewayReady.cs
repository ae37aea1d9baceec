namespace AlertBot.Fakes.Discord;

/// <summary>The READY of a session.</summary>
internal static class GatewayReady
{
    public static object Of(FakeGateway gateway, GatewaySession session, GatewayManners manners)
    {
        var ready = new Dictionary<string, object>
        {
            ["v"] = 10,
            ["user"] = DiscordObjects.Bot,
            ["guilds"] = gateway.Guilds.Select(guild => new { id = guild.Id, unavailable = true }).ToArray(),
            ["session_id"] = session.Id,
            ["application"] = new { id = DiscordObjects.Application, flags = 0 },
            ["session_type"] = "normal",
            ["private_channels"] = Array.Empty<object>(),
            ["relationships"] = Array.Empty<object>(),
            ["user_settings"] = new { },
            ["presences"] = Array.Empty<object>(),
            ["guild_join_requests"] = Array.Empty<object>(),
        };
        if (manners.NamesResumeAddress)
        {
            ready["resume_gateway_url"] = gateway.ResumeAddress.AbsoluteUri;
        }

        return ready;
    }
}
