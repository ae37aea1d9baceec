using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AlertBot.Chat.Delivery.Rendering;

namespace AlertBot.Chat.Delivery.Webhook;

/// <summary>What a webhook is sent, version 1. Fields may be added, none changes its meaning.</summary>
/// <param name="Delivery">The same for every repeat: drop what was seen.</param>
/// <param name="Replaces">The delivery that this one corrects, when it is an edit.</param>
/// <param name="Text">The whole message as plain text.</param>
/// <param name="Picture">What is shown with it, if anything.</param>
/// <param name="LinkedPicture">The picture of a report, which stays at its publisher's.</param>
internal sealed record WebhookBody(
    int Version,
    string Delivery,
    string? Replaces,
    string Tone,
    string Title,
    string? Link,
    ImmutableArray<string> Lines,
    ImmutableArray<WebhookBody.Source> Sources,
    string? Footer,
    string? ReplyTo,
    string Text,
    WebhookBody.File? Picture,
    WebhookBody.Linked? LinkedPicture)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Of(ChatMessage message, DeliveryKey key, string? replaces)
    {
        var lines = message.Lines.Select(PlainRendering.Line).ToImmutableArray();
        var sources = message.Sources.Select(s => new Source(s.Publisher, s.Link, s.Mark)).ToImmutableArray();
        var tone = JsonNamingPolicy.KebabCaseLower.ConvertName(message.Tone.ToString());
        var body = new WebhookBody(
            1, key.Value, replaces, tone, message.Title, message.TitleLink, lines, sources, message.Footer, message.ReplyTo, PlainRendering.Message(message), Shown(message.Picture),
            message.LinkedPicture is { } linked ? new Linked(linked.Link, linked.Description) : null);
        return JsonSerializer.SerializeToUtf8Bytes(body, Json);
    }

    private static File? Shown(MessagePicture? picture) => picture is null ? null : new File(picture.Name, picture.ContentType, picture.Content.ToArray());

    /// <param name="Base64">The bytes, which JSON carries as base64.</param>
    internal sealed record File(string Name, string ContentType, byte[] Base64);

    internal sealed record Linked(string Link, string? Description);

    internal sealed record Source(string Publisher, string? Link, string? Mark);
}
