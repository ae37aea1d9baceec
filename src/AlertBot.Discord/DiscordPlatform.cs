using System.Text.Json;
using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using AlertBot.Discord.Client;
using AlertBot.Discord.Destinations;
using AlertBot.Discord.Sending;
using Microsoft.Extensions.Logging;

namespace AlertBot.Discord;

/// <summary>
/// Discord behind the one door. A repeat of a delivery carries the same nonce, so that Discord answers with the first message instead
/// of showing a second one; webhooks and posts of forums know no nonce, and a lost answer there is reported as such.
/// </summary>
public sealed class DiscordPlatform : IChatPlatform, IDisposable
{
    private readonly ChannelPosts _channels;
    private readonly WebhookPosts _webhooks;
    private readonly Crossposts _crossposts;

    /// <param name="http">Its own time-out should be longer than a minute: the client keeps its own.</param>
    /// <param name="notes">Where it is remembered what waits to be published; null forgets it with the process.</param>
    /// <param name="log">Hears of what nobody else is told; null for nobody.</param>
    public DiscordPlatform(DiscordSettings settings, HttpClient http, TimeProvider time, IReceiverNotes? notes = null, ILogger<DiscordPlatform>? log = null)
    {
        var options = new DiscordClientOptions(settings.Token is { } token ? new BotToken(token.Reveal()) : null);
        options = settings.BaseAddress is { } address ? options with { BaseAddress = WithSlash(address) } : options;
        (Rest, Token) = (new DiscordRest(http, options, time), options.Token);
        (_channels, _webhooks, _crossposts) = (new ChannelPosts(Rest), new WebhookPosts(Rest), new Crossposts(Rest, time, notes, log));
    }

    public string Name => "discord";

    /// <summary>More than a second's worth, since some wait for the limit of their channel.</summary>
    public int AtOnce => 80;

    /// <summary>One for all that is sent and received: its limits are those of the bot.</summary>
    internal DiscordRest Rest { get; }

    /// <summary>Null when only webhooks can be used.</summary>
    internal BotToken? Token { get; }

    public Task ResumeAsync(CancellationToken cancellationToken) => _crossposts.ResumeAsync(cancellationToken);

    public async Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken)
    {
        var result = await PostAsync(address, message, key, cancellationToken);
        return CostsThePicture(message, result) ? await PostAsync(address, message with { LinkedPicture = null }, key, cancellationToken) : result;
    }

    private async Task<SendResult> PostAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken)
    {
        switch (DiscordTarget.Read(address))
        {
            case DiscordTarget.Channel when Token is null:
                return DiscordErrors.NoToken;
            case DiscordTarget.Channel channel:
                var (answer, id) = await _channels.SendAsync(channel, message, key, cancellationToken);
                if (channel.Publish && !message.StaysHere && id is { Thread: null } sent)
                {
                    await _crossposts.BeginAsync(channel.Id, sent.Message, cancellationToken);
                }

                return Result(answer, id);
            case DiscordTarget.Webhook webhook:
                var posted = await _webhooks.SendAsync(webhook.Address, message, cancellationToken);
                return Result(posted.Answer, posted.Id);
            default:
                return DiscordErrors.AddressUnreadable;
        }
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

        if (DiscordMessageId.Read(messageId) is not { } id)
        {
            return DiscordErrors.MessageUnknown;
        }

        if (target is DiscordTarget.Channel && Token is null)
        {
            return DiscordErrors.NoToken;
        }

        var result = await ReplaceAsync(target, id, message, cancellationToken);
        return CostsThePicture(message, result) ? await ReplaceAsync(target, id, message with { LinkedPicture = null }, cancellationToken) : result;
    }

    private async Task<SendResult> ReplaceAsync(DiscordTarget target, DiscordMessageId id, ChatMessage message, CancellationToken cancellationToken)
    {
        var answer = target switch
        {
            DiscordTarget.Channel channel => await _channels.EditAsync(channel, id, message, cancellationToken),
            DiscordTarget.Webhook webhook => await _webhooks.EditAsync(webhook.Address, id, message, cancellationToken),
            _ => throw new InvalidOperationException("a kind of target that is not known"),
        };
        return Result(answer, answer is DiscordAnswer.Done { Body: var body } && Text(body, "id") is not null ? id : null);
    }

    /// <summary>The words may go through where the address of a publisher's picture did not.</summary>
    private static bool CostsThePicture(ChatMessage message, SendResult result) =>
        message.LinkedPicture is not null && result is SendResult.Failed { Class: FailureClass.Payload, MayHaveHappened: false, Code: not FailureCode.MessageGone };

    public async Task<DestinationAddress?> PrivatelyAsync(string person, CancellationToken cancellationToken)
    {
        var answer = await Rest.CallAsync(DiscordRoute.PrivateChannel, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["recipient_id"] = person }), cancellationToken);
        return answer is DiscordAnswer.Done { Body: var body } && JsonFields.Id(body, "id") is { } channel ? new DestinationAddress(Name, $"{channel}") : null;
    }

    public async Task<PlatformCheck> CheckAsync(CancellationToken cancellationToken)
    {
        if (Token is null)
        {
            return PlatformCheck.Usable("webhooks only");
        }

        return Check(await Rest.CallAsync(DiscordRoute.Me, null, cancellationToken), "username");
    }

    public async Task<PlatformCheck> CheckAsync(DestinationAddress address, CancellationToken cancellationToken) => DiscordTarget.Read(address) switch
    {
        DiscordTarget.Channel when Token is null => PlatformCheck.Refused(DiscordErrors.NoToken.Sentence),
        DiscordTarget.Channel channel => await new DestinationCheck(Rest).OfAsync(channel, cancellationToken),
        DiscordTarget.Webhook webhook => Check(await Rest.CallAsync(DiscordRoute.WebhookItself(webhook.Address), null, cancellationToken), "name"),
        _ => PlatformCheck.Refused(DiscordErrors.AddressUnreadable.Sentence),
    };

    public void Dispose() => _crossposts.Dispose();

    private static PlatformCheck Check(DiscordAnswer answer, string name) => answer is DiscordAnswer.Done { Body: var body }
        ? PlatformCheck.Usable(Text(body, name))
        : PlatformCheck.Refused(DiscordErrors.Of(answer).Sentence);

    /// <summary>Only the message itself is a receipt.</summary>
    private static SendResult Result(DiscordAnswer answer, DiscordMessageId? id) =>
        answer is not DiscordAnswer.Done ? DiscordErrors.Of(answer)
        : id is { } known ? new SendResult.Delivered(known.ToString())
        : DiscordErrors.Of(answer with { MayHaveHappened = true });

    private static string? Text(JsonElement body, string name) => JsonFields.TextOf(body, name);

    private static Uri WithSlash(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
