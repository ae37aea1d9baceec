using System.Text.Json;
using System.Text.Json.Nodes;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Discord.Client;
using AlertBot.Discord.Text;

namespace AlertBot.Discord.Sending;

/// <summary>Messages by the webhooks of people: without replies and buttons that come back; of a forum each is a post of its own.</summary>
internal sealed class WebhookPosts(DiscordRest rest)
{
    private const int NeedsThread = 220001;
    private const int LongestName = 100;

    public async Task<(DiscordAnswer Answer, DiscordMessageId? Id)> SendAsync(WebhookAddress to, ChatMessage message, CancellationToken cancellationToken)
    {
        var (place, fitting) = (Place(to, DiscordMessageId.Read(message.ReplyTo)), MessageBody.ForWebhook(message));
        var body = DiscordFiles.With(MessageBody.Of(fitting, nonce: null), message.Picture);
        var answer = await rest.CallAsync(DiscordRoute.Webhook(place), body, cancellationToken);
        if (answer is not DiscordAnswer.Refused { Code: NeedsThread })
        {
            return (answer, IdOf(answer, place.Thread == to.Thread ? null : place.Thread));
        }

        var post = JsonNode.Parse(body.Json)!.AsObject();
        post["thread_name"] = TextLength.Cut(PlainText.OneLine(message.Title), LongestName) is { Length: > 0 } name ? name : "…";
        answer = await rest.CallAsync(DiscordRoute.Webhook(to), body with { Json = JsonSerializer.SerializeToUtf8Bytes(post) }, cancellationToken);
        return (answer, answer is DiscordAnswer.Done { Body: var made } ? IdOf(answer, JsonFields.Id(made, "channel_id")) : null);
    }

    public Task<DiscordAnswer> EditAsync(WebhookAddress to, DiscordMessageId id, ChatMessage message, CancellationToken cancellationToken) =>
        rest.CallAsync(DiscordRoute.WebhookMessage(Place(to, id), id.Message), DiscordFiles.With(MessageBody.OfEdit(MessageBody.ForWebhook(message)), message.Picture), cancellationToken);

    private static WebhookAddress Place(WebhookAddress to, DiscordMessageId? id) => id is { Thread: { } thread } ? to with { Thread = thread } : to;

    private static DiscordMessageId? IdOf(DiscordAnswer answer, ulong? thread) =>
        answer is DiscordAnswer.Done { Body: var body } && JsonFields.Id(body, "id") is { } id ? new DiscordMessageId(thread, id) : null;
}
