using AlertBot.Fakes.Http;

namespace AlertBot.Fakes.Discord;

/// <summary>A request as Discord's limits see it: what kind of route, and the id that has limits of its own.</summary>
/// <param name="Template">As in <c>POST channels/{}/messages</c>.</param>
/// <param name="Ids">What stood in the braces.</param>
internal sealed record DiscordRouting(string Template, IReadOnlyList<string> Ids)
{
    private static readonly string[] Words = ["channels", "messages", "users", "@me", "webhooks", "guilds", "members", "gateway", "bot", "crosspost", "interactions", "callback", "@original", "applications", "commands", "threads"];

    public string Resource => Template.Split(' ')[1].Split('/')[0];

    /// <summary>A channel or guild, or a webhook with its token.</summary>
    public string TopLevel => Resource switch
    {
        "webhooks" => string.Join('/', Ids.Take(2)),
        "channels" or "guilds" => Ids.FirstOrDefault("") ?? "",
        _ => "",
    };

    /// <returns>Null when the path does not begin with the API and its version.</returns>
    public static DiscordRouting? Of(FakeRequest request)
    {
        var path = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path is not ["api", "v10", _, ..])
        {
            return null;
        }

        var ids = new List<string>();
        var template = path[2..].Select(part => Words.Contains(part) ? part : Id(part)).ToArray();
        return new DiscordRouting($"{request.Method} {string.Join('/', template)}", ids);

        string Id(string part)
        {
            ids.Add(part);
            return "{}";
        }
    }
}
