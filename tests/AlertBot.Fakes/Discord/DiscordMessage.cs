namespace AlertBot.Fakes.Discord;

/// <summary>A message as Discord keeps it.</summary>
/// <param name="Channel">Where it is shown: a channel or thread; for a webhook without a thread, the webhook's id.</param>
/// <param name="Rings">Whom it rings for: only the role and user ids that are both written and allowed.</param>
public sealed record DiscordMessage(
    string Channel,
    string Id,
    string Content,
    IReadOnlyList<DiscordEmbed> Embeds,
    IReadOnlyList<string> Rings,
    IReadOnlyList<IReadOnlyList<DiscordButton>> Buttons,
    string? ReplyTo,
    string? Nonce,
    bool Silent)
{
    public string? Webhook { get; init; }

    public int Edits { get; init; }

    public int Flags { get; init; }

    /// <summary>Names of the files beside it.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>As they were sent, as JSON.</summary>
    public string Components { get; init; } = "[]";

    public bool IsCrossposted { get; init; }

    public DiscordEmbed Embed => Embeds[0];
}

public sealed record DiscordEmbed(string Title, string? Url, string Description, int Colour, string Footer)
{
    /// <summary>Address of the picture in it.</summary>
    public string? Image { get; init; }

    /// <summary>What the picture shows, for those who cannot see it.</summary>
    public string? ImageDescription { get; init; }
}

public sealed record DiscordButton(string Label, int Style, string? Url, string? CustomId);
