namespace AlertBot.Discord.Client;

/// <summary>A route of the API as its rate limits see it.</summary>
/// <param name="Template">Method and path with ids left out; routes with one template share a limit.</param>
/// <param name="TopLevel">The id that has a limit of its own: a channel, guild, or webhook with its token. Empty for none. May be a secret.</param>
/// <param name="Path">Relative to the base address. May hold a secret.</param>
internal sealed record DiscordRoute(HttpMethod Method, string Template, string TopLevel, string Path)
{
    /// <summary>False where the path itself holds the right to call: webhooks and interactions.</summary>
    public bool NeedsToken { get; init; } = true;

    /// <summary>Interactions are outside the bot's limit and never wait behind posts.</summary>
    public bool IsInteraction { get; init; }

    /// <summary>Doing it twice is as good as once, so it may be tried again when the first answer was lost.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>How long one answer may take, where that is less than usual: whoever has three seconds must not wait fifteen.</summary>
    public TimeSpan? Patience { get; init; }

    public override string ToString() => Template;

    public static DiscordRoute Messages(ulong channel) => Channel(HttpMethod.Post, channel, "messages", "messages");

    /// <summary>Edits.</summary>
    public static DiscordRoute Message(ulong channel, ulong message) => Channel(HttpMethod.Patch, channel, "messages/{}", $"messages/{message}");

    public static DiscordRoute Crosspost(ulong channel, ulong message) =>
        Channel(HttpMethod.Post, channel, "messages/{}/crosspost", $"messages/{message}/crosspost");

    public static DiscordRoute Channel(ulong channel) => new(HttpMethod.Get, "GET channels/{}", $"{channel}", $"channels/{channel}");

    public static DiscordRoute Guild(ulong guild) => new(HttpMethod.Get, "GET guilds/{}", $"{guild}", $"guilds/{guild}");

    public static DiscordRoute Member(ulong guild, ulong user) =>
        new(HttpMethod.Get, "GET guilds/{}/members/{}", $"{guild}", $"guilds/{guild}/members/{user}");

    public static DiscordRoute Me { get; } = new(HttpMethod.Get, "GET users/@me", "", "users/@me");

    /// <summary>Opens the channel with one person, or names the one that is open already.</summary>
    public static DiscordRoute PrivateChannel { get; } = new(HttpMethod.Post, "POST users/@me/channels", "", "users/@me/channels");

    public static DiscordRoute GatewayBot { get; } = new(HttpMethod.Get, "GET gateway/bot", "", "gateway/bot");

    public static DiscordRoute Webhook(WebhookAddress to) => Webhook(HttpMethod.Post, to, "", "?wait=true&with_components=true") with { IsRepeatable = false };

    public static DiscordRoute WebhookMessage(WebhookAddress to, ulong message) => Webhook(HttpMethod.Patch, to, $"/messages/{message}", "?with_components=true");

    public static DiscordRoute WebhookItself(WebhookAddress to) => Webhook(HttpMethod.Get, to with { Thread = null }, "", "");

    public static DiscordRoute Application { get; } = new(HttpMethod.Get, "GET applications/@me", "", "applications/@me");

    /// <summary>Replaces all global commands of the application.</summary>
    public static DiscordRoute Commands(ulong application) => new(HttpMethod.Put, "PUT applications/{}/commands", "", $"applications/{application}/commands");

    /// <summary>A thread, or a post of a forum.</summary>
    public static DiscordRoute Threads(ulong channel) => Channel(HttpMethod.Post, channel, "threads", "threads") with { IsRepeatable = false };

    /// <summary>The thread of a message, which gets the message's id; a second one is refused, so that repeating does no harm.</summary>
    public static DiscordRoute MessageThread(ulong channel, ulong message) => Channel(HttpMethod.Post, channel, "messages/{}/threads", $"messages/{message}/threads");

    /// <summary>The first answer to an interaction. A second one is refused, so that repeating does no harm.</summary>
    public static DiscordRoute Callback(ulong interaction, InteractionToken token) =>
        Interaction(HttpMethod.Post, "interactions/{}/{}/callback", $"{interaction}", $"interactions/{interaction}/{token.Reveal()}/callback") with { Patience = TimeSpan.FromSeconds(1.2) };

    /// <summary>The first answer again, to change it.</summary>
    public static DiscordRoute OriginalAnswer(ulong application, InteractionToken token) =>
        Interaction(HttpMethod.Patch, "webhooks/{}/{}/messages/@original", token.Reveal(), $"webhooks/{application}/{token.Reveal()}/messages/@original");

    public static DiscordRoute FollowUp(ulong application, InteractionToken token) =>
        Interaction(HttpMethod.Post, "webhooks/{}/{}", token.Reveal(), $"webhooks/{application}/{token.Reveal()}?wait=true") with { IsRepeatable = false };

    private static DiscordRoute Interaction(HttpMethod method, string template, string topLevel, string path) =>
        new(method, $"{method} {template}", topLevel, path) { NeedsToken = false, IsInteraction = true };

    private static DiscordRoute Channel(HttpMethod method, ulong channel, string template, string path) =>
        new(method, $"{method} channels/{{}}/{template}", $"{channel}", $"channels/{channel}/{path}");

    private static DiscordRoute Webhook(HttpMethod method, WebhookAddress to, string path, string query)
    {
        var thread = to.Thread is null ? "" : $"{(query.Length == 0 ? '?' : '&')}thread_id={to.Thread}";
        var template = $"{method} webhooks/{{}}/{{}}{(path.Length == 0 ? "" : "/messages/{}")}";
        return new(method, template, $"{to.Id}/{to.Token}", $"webhooks/{to.Id}/{to.Token}{path}{query}{thread}") { NeedsToken = false };
    }
}
