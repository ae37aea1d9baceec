using System.Text.Json;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;
using AlertBot.Discord.Sending;
using AlertBot.Discord.Text;

namespace AlertBot.Discord;

/// <summary>
/// Discord behind the one door. A repeat of a delivery carries the same nonce, so that Discord answers with the first message instead
/// of showing a second one; webhooks know no nonce, and a lost answer there is reported as such.
/// </summary>
public sealed class DiscordPlatform : IChatPlatform
{
    private readonly DiscordRest _rest;
    private readonly bool _hasToken;

    /// <param name="http">Its own time-out should be longer than a minute: the client keeps its own.</param>
    public DiscordPlatform(DiscordSettings settings, HttpClient http, TimeProvider time)
    {
        var options = new DiscordClientOptions(settings.Token is { } token ? new BotToken(token.Reveal()) : null);
        options = settings.BaseAddress is { } address ? options with { BaseAddress = WithSlash(address) } : options;
        (_rest, _hasToken) = (new DiscordRest(http, options, time), settings.Token is not null);
    }

    public string Name => "discord";

    public async Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken)
    {
        if (DiscordTarget.Read(address) is not { } target)
        {
            return DiscordErrors.AddressUnreadable;
        }

        var body = MessageBody.Of(target.Fit(message), target is DiscordTarget.Channel ? key.Value : null);
        return Result(await _rest.CallAsync(target.Post, body, cancellationToken));
    }

    public async Task<SendResult> EditAsync(
        DestinationAddress address,
        string messageId,
        ChatMessage message,
        DeliveryKey key,
        CancellationToken cancellationToken)
    {
        if (DiscordTarget.Read(address) is not { } target)
        {
            return DiscordErrors.AddressUnreadable;
        }

        return WebhookAddress.Snowflake(messageId) is { } id
            ? Result(await _rest.CallAsync(target.Edit(id), MessageBody.OfEdit(target.Fit(message)), cancellationToken))
            : DiscordErrors.MessageUnknown;
    }

    public async Task<PlatformCheck> CheckAsync(CancellationToken cancellationToken)
    {
        if (!_hasToken)
        {
            return PlatformCheck.Usable("webhooks only");
        }

        return Check(await _rest.CallAsync(DiscordRoute.Me, null, cancellationToken), "username");
    }

    public async Task<PlatformCheck> CheckAsync(DestinationAddress address, CancellationToken cancellationToken)
    {
        var route = DiscordTarget.Read(address) switch
        {
            DiscordTarget.Channel channel => DiscordRoute.Channel(channel.Id),
            DiscordTarget.Webhook webhook => DiscordRoute.WebhookItself(webhook.Address),
            _ => null,
        };
        if (route is null)
        {
            return PlatformCheck.Refused(DiscordErrors.AddressUnreadable.Sentence);
        }

        return Check(await _rest.CallAsync(route, null, cancellationToken), "name");
    }

    private static PlatformCheck Check(DiscordAnswer answer, string name) => answer is DiscordAnswer.Done { Body: var body }
        ? PlatformCheck.Usable(Text(body, name))
        : PlatformCheck.Refused(DiscordErrors.Of(answer).Sentence);

    /// <summary>Only the message itself is a receipt.</summary>
    private static SendResult Result(DiscordAnswer answer) =>
        answer is not DiscordAnswer.Done { Body: var body } ? DiscordErrors.Of(answer)
        : Text(body, "id") is { } id ? new SendResult.Delivered(id)
        : DiscordErrors.Of(answer with { MayHaveHappened = true });

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Uri WithSlash(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
