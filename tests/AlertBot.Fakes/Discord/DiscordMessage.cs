using System.Text.Json;

namespace AlertBot.Fakes.Discord;

/// <summary>A message as it stands in a channel.</summary>
public sealed record DiscordMessage(ulong Id, string Channel, string? Nonce, JsonElement Body)
{
    /// <summary>Title and description of the first embed.</summary>
    public string Text => string.Join('\n', Embed("title"), Embed("description"));

    private string? Embed(string name) =>
        Body.TryGetProperty("embeds", out var embeds) && embeds.GetArrayLength() > 0 && embeds[0].TryGetProperty(name, out var value) ? value.GetString() : null;
}
