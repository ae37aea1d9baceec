using System.Collections.Immutable;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;

namespace AlertBot.Discord.Sending;

/// <summary>Where messages go: a channel, thread or forum by its id, or a webhook of Discord by its address.</summary>
internal abstract record DiscordTarget
{
    private DiscordTarget()
    {
    }

    /// <param name="Tags">Of a forum: put on every post.</param>
    /// <param name="Publish">Of an announcement channel: messages go on to the servers that follow it.</param>
    public sealed record Channel(ulong Id, ImmutableArray<string> Tags, bool Publish) : DiscordTarget;

    public sealed record Webhook(WebhookAddress Address) : DiscordTarget;

    /// <summary>Reads <c>CHANNEL</c>, <c>CHANNEL?tags=ID,ID</c>, <c>CHANNEL?publish=true</c>, or the address of a webhook.</summary>
    public static DiscordTarget? Read(DestinationAddress address)
    {
        var parts = address.Value.Split('?', 2);
        return WebhookAddress.Snowflake(parts[0]) is { } channel ? ReadChannel(channel, parts.Length == 2 ? parts[1] : "")
            : WebhookAddress.Read(address.Value) is { } webhook ? new Webhook(webhook)
            : null;
    }

    private static Channel? ReadChannel(ulong id, string options)
    {
        var channel = new Channel(id, [], Publish: false);
        foreach (var option in options.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (option.Split('=', 2))
            {
                case ["tags", var tags] when tags.Split(',') is var ids && Array.TrueForAll(ids, tag => WebhookAddress.Snowflake(tag) is not null):
                    channel = channel with { Tags = [.. ids] };
                    break;
                case ["publish", "true" or "false"]:
                    channel = channel with { Publish = option.EndsWith("true", StringComparison.Ordinal) };
                    break;
                default:
                    return null;
            }
        }

        return channel;
    }
}
