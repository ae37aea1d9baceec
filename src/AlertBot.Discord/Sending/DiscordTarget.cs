using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;
using AlertBot.Discord.Text;

namespace AlertBot.Discord.Sending;

/// <summary>Where messages go: a channel or thread by its id, or a webhook of Discord by its address.</summary>
internal abstract record DiscordTarget
{
    private DiscordTarget()
    {
    }

    public abstract DiscordRoute Post { get; }

    public abstract DiscordRoute Edit(ulong message);

    /// <summary>Without what the target cannot show.</summary>
    public virtual ChatMessage Fit(ChatMessage message) => message;

    public sealed record Channel(ulong Id) : DiscordTarget
    {
        public override DiscordRoute Post => DiscordRoute.Messages(Id);

        public override DiscordRoute Edit(ulong message) => DiscordRoute.Message(Id, message);
    }

    public sealed record Webhook(WebhookAddress Address) : DiscordTarget
    {
        public override DiscordRoute Post => DiscordRoute.Webhook(Address);

        public override DiscordRoute Edit(ulong message) => DiscordRoute.WebhookMessage(Address, message);

        public override ChatMessage Fit(ChatMessage message) => MessageBody.ForWebhook(message);
    }

    public static DiscordTarget? Read(DestinationAddress address) =>
        WebhookAddress.Snowflake(address.Value) is { } channel ? new Channel(channel)
        : WebhookAddress.Read(address.Value) is { } webhook ? new Webhook(webhook)
        : null;
}
