using System.Globalization;
using AlertBot.Discord.Client;

namespace AlertBot.Discord.Sending;

/// <summary>A message as the outbox remembers it: its id, behind the thread that it is in when that is not the destination itself.</summary>
internal readonly record struct DiscordMessageId(ulong? Thread, ulong Message)
{
    /// <returns>Null when the text is none.</returns>
    public static DiscordMessageId? Read(string? text) => text?.Split('/') switch
    {
        [var message] when WebhookAddress.Snowflake(message) is { } id => new DiscordMessageId(null, id),
        [var thread, var message] when WebhookAddress.Snowflake(thread) is { } place && WebhookAddress.Snowflake(message) is { } id => new DiscordMessageId(place, id),
        _ => null,
    };

    public override string ToString() => Thread is { } thread
        ? string.Create(CultureInfo.InvariantCulture, $"{thread}/{Message}")
        : Message.ToString(CultureInfo.InvariantCulture);
}
