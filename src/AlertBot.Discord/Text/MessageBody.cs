using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Discord.Client;

namespace AlertBot.Discord.Text;

/// <summary>The JSON of a message: one embed inside Discord's limits, nobody rung for but who was chosen.</summary>
internal static class MessageBody
{
    private const int LongestEmbedLink = 2048;
    private const int LongestImageText = 1024;
    private const int LongestNonce = 25;
    private const int SuppressNotifications = 1 << 12;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <param name="nonce">Makes a repeat within minutes return the first message; null for edits and webhooks, which know none.</param>
    public static byte[] Of(ChatMessage message, string? nonce)
    {
        var reply = message.ReplyTo is { } to && WebhookAddress.Snowflake(to) is not null ? new Reference(to, FailIfNotExists: false) : null;
        var ringing = Ringing.Of(message.Mentions);
        return JsonSerializer.SerializeToUtf8Bytes(
            new Body(
                ringing.Content,
                [Embed(message)],
                ringing.Allowed,
                Buttons.Of(message.Buttons),
                reply,
                nonce is null ? null : Nonce(nonce),
                nonce is null ? null : true,
                message.Silent ? SuppressNotifications : null),
            Json);
    }

    /// <summary>What a webhook can show: it answers nothing, and nothing comes back from it.</summary>
    public static ChatMessage ForWebhook(ChatMessage message) => message with { ReplyTo = null, Buttons = Buttons.Links(message.Buttons) };

    /// <summary>An edit may neither ring again nor change what it answers.</summary>
    public static byte[] OfEdit(ChatMessage message) => Of(message with { Mentions = Mentions.None, ReplyTo = null, Silent = false }, nonce: null);

    /// <summary>Keys are short; one that is not is told apart all the same.</summary>
    private static string Nonce(string key) =>
        key.Length <= LongestNonce ? key : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..LongestNonce];

    private static EmbedBody Embed(ChatMessage message)
    {
        var text = EmbedText.Of(message);
        var link = WebLink.Safe(message.TitleLink) is { Length: <= LongestEmbedLink } safe ? safe : null;
        return new EmbedBody(text.Title, link, text.Description, Colour(message.Tone), text.Footer is { } footer ? new FooterBody(footer) : null, Image(message.LinkedPicture));
    }

    private static ImageBody? Image(LinkedPicture? picture) => WebLink.Safe(picture?.Link) is { Length: <= LongestEmbedLink } link
        ? new ImageBody(link, PlainText.OneLine(picture!.Description ?? "") is { Length: > 0 } words ? TextLength.Cut(words, LongestImageText) : null)
        : null;

    private static int Colour(MessageTone tone) => tone switch
    {
        MessageTone.News => 0x1F78D1,
        MessageTone.Update => 0x5B8DB8,
        MessageTone.DeadlineSet => 0xE67E22,
        MessageTone.DeadlineChanged => 0xF1B50F,
        MessageTone.Reminder => 0xCA6F1E,
        MessageTone.DeadlinePassed => 0xC0392B,
        MessageTone.Digest => 0x8E6FC1,
        _ => 0x808080,
    };

    private sealed record Body(
        string? Content,
        ImmutableArray<EmbedBody> Embeds,
        AllowedMentions AllowedMentions,
        ImmutableArray<RowBody> Components,
        Reference? MessageReference,
        string? Nonce,
        bool? EnforceNonce,
        int? Flags);

    private sealed record EmbedBody(string? Title, string? Url, string? Description, int Color, FooterBody? Footer, ImageBody? Image);

    private sealed record ImageBody(string Url, string? Description);

    private sealed record FooterBody(string Text);

    private sealed record Reference(string MessageId, bool FailIfNotExists);
}
