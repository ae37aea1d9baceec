using System.Collections.Immutable;
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
    private const int MostRows = 5;
    private const int MostButtons = 5;
    private const int LongestLabel = 80;
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
        return JsonSerializer.SerializeToUtf8Bytes(
            new Body(
                Content(message.Mentions),
                [Embed(message)],
                new AllowedMentions([], [.. message.Mentions.Roles], [.. message.Mentions.Users]),
                [.. message.Buttons.Take(MostRows).Select(Row).Where(row => row.Components.Length > 0)],
                reply,
                nonce,
                nonce is null ? null : true,
                message.Silent ? SuppressNotifications : null),
            Json);
    }

    /// <summary>An edit may neither ring again nor change what it answers.</summary>
    public static byte[] OfEdit(ChatMessage message) => Of(message with { Mentions = Mentions.None, ReplyTo = null, Silent = false }, nonce: null);

    private static string? Content(Mentions mentions) => mentions.IsEmpty
        ? null
        : string.Join(' ', [.. mentions.Roles.Select(r => $"<@&{r}>"), .. mentions.Users.Select(u => $"<@{u}>")]);

    private static EmbedBody Embed(ChatMessage message)
    {
        var text = EmbedText.Of(message);
        var link = WebLink.Safe(message.TitleLink) is { Length: <= LongestEmbedLink } safe ? safe : null;
        return new EmbedBody(text.Title, link, text.Description, Colour(message.Tone), text.Footer is { } footer ? new FooterBody(footer) : null);
    }

    private static RowBody Row(ImmutableArray<MessageButton> row) => new(1, [.. row.Take(MostButtons).Select(Button).OfType<ButtonBody>()]);

    private static ButtonBody? Button(MessageButton button)
    {
        var label = TextLength.Cut(PlainText.OneLine(button.Label), LongestLabel);
        return label.Length == 0 ? null
            : button.Command is { } command ? new ButtonBody(2, 2, label, null, command)
            : WebLink.Safe(button.Link) is { } link ? new ButtonBody(2, 5, label, link, null)
            : null;
    }

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

    private sealed record EmbedBody(string? Title, string? Url, string? Description, int Color, FooterBody? Footer);

    private sealed record FooterBody(string Text);

    private sealed record AllowedMentions(ImmutableArray<string> Parse, ImmutableArray<string> Roles, ImmutableArray<string> Users);

    private sealed record RowBody(int Type, ImmutableArray<ButtonBody> Components);

    private sealed record ButtonBody(int Type, int Style, string Label, string? Url, string? CustomId);

    private sealed record Reference(string MessageId, bool FailIfNotExists);
}
