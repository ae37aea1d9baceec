using System.Globalization;
using AlertBot.Chat.Delivery;
using AlertBot.Chat.Delivery.Rendering;
using AlertBot.Telegram.Limits;
using AlertBot.Telegram.Sending;
using AlertBot.Telegram.Text;
using NodaTime;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace AlertBot.Telegram;

/// <summary>
/// Telegram behind the one door. The Bot API knows no idempotency key: an attempt whose answer was lost says
/// <see cref="SendResult.Failed.MayHaveHappened"/>, and the outbox decides. Mentions are left out: a bot cannot ring for roles.
/// </summary>
public sealed class TelegramPlatform : IChatPlatform
{
    private readonly TelegramBotClient _bot;
    private readonly TelegramPacer _pacer;
    private readonly TelegramSettings _settings;
    private readonly TimeProvider _time;
    private readonly long _start;

    /// <param name="http">Its own time-out should be longer than <see cref="TelegramSettings.Patience"/>.</param>
    public TelegramPlatform(TelegramSettings settings, HttpClient http, TimeProvider time)
    {
        // The library would sleep on a 429 by itself, blind to other chats: the outbox does that better.
        var options = new TelegramBotClientOptions(settings.Token.Reveal(), settings.BaseAddress?.AbsoluteUri) { RetryCount = 0 };
        (_settings, _time, _start) = (settings, time, time.GetTimestamp());
        (_bot, _pacer) = (new TelegramBotClient(options, http), new TelegramPacer(settings.LongestWait));
    }

    public string Name => "telegram";

    public Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken) =>
        DeliverAsync(address, message, (to, text, mode, token) => PostAsync(to, message, text, mode, token), cancellationToken);

    public Task<SendResult> EditAsync(
        DestinationAddress address,
        string messageId,
        ChatMessage message,
        DeliveryKey key,
        CancellationToken cancellationToken) =>
        int.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? DeliverAsync(address, message, (to, text, mode, token) => ReplaceAsync(to, id, message, text, mode, token), cancellationToken)
            : Task.FromResult<SendResult>(new SendResult.Failed(FailureClass.Payload, FailureCode.MessageGone, "The id is not one of a Telegram message."));

    public async Task<PlatformCheck> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            var me = await _bot.GetMe(cancellationToken).ConfigureAwait(false);
            return PlatformCheck.Usable($"@{me.Username}");
        }
        catch (Exception error) when (error is RequestException or HttpRequestException)
        {
            return PlatformCheck.Refused(Explain(error, new TelegramAddress("0", null)).Sentence);
        }
    }

    public async Task<PlatformCheck> CheckAsync(DestinationAddress address, CancellationToken cancellationToken)
    {
        if (TelegramAddress.Read(address) is not { } to)
        {
            return PlatformCheck.Refused(Unreadable.Sentence);
        }

        try
        {
            return await TelegramPermissions.CheckAsync(_bot, to, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is RequestException or HttpRequestException)
        {
            return PlatformCheck.Refused(Explain(error, to).Sentence);
        }
    }

    private static SendResult.Failed Unreadable { get; } = new(
        FailureClass.Destination,
        FailureCode.AddressUnreadable,
        "The address is not a Telegram chat: write its id (-1001234567890), the id with a topic (-1001234567890/42) or @channel.");

    private TimeSpan Now => _time.GetElapsedTime(_start);

    private delegate Task<Message> Call(TelegramAddress to, string text, ParseMode mode, CancellationToken cancellationToken);

    private async Task<SendResult> DeliverAsync(DestinationAddress address, ChatMessage message, Call call, CancellationToken cancellationToken)
    {
        if (TelegramAddress.Read(address) is not { } to)
        {
            return Unreadable;
        }

        if (TelegramText.Html(message) is not { } html)
        {
            return await AttemptAsync(to, TelegramText.Plain(message), ParseMode.None, call, cancellationToken).ConfigureAwait(false);
        }

        var result = await AttemptAsync(to, html, ParseMode.Html, call, cancellationToken).ConfigureAwait(false);
        return result is SendResult.Failed { Code: "telegram-entities" }
            ? await AttemptAsync(to, TelegramText.Plain(message), ParseMode.None, call, cancellationToken).ConfigureAwait(false)
            : result;
    }

    private async Task<SendResult> AttemptAsync(TelegramAddress to, string text, ParseMode mode, Call call, CancellationToken cancellationToken)
    {
        var pace = _pacer.Take(to.Chat, to.IsGroup, Now);
        if (!pace.IsGranted)
        {
            return Held(pace);
        }

        await Task.Delay(pace.Wait, _time, cancellationToken).ConfigureAwait(false);
        using var patience = new CancellationTokenSource(_settings.Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var sent = await call(to, text, mode, either.Token).ConfigureAwait(false);
            return new SendResult.Delivered(sent.Id.ToString(CultureInfo.InvariantCulture));
        }
        catch (ApiRequestException error) when (TelegramErrors.IsUnmodified(error))
        {
            return new SendResult.Delivered(null);
        }
        catch (Exception error) when (error is RequestException or HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Remember(Explain(error, to), to);
        }
    }

    private Task<Message> PostAsync(TelegramAddress to, ChatMessage message, string text, ParseMode mode, CancellationToken cancellationToken) =>
        _bot.SendMessage(
            to.ChatId,
            text,
            mode,
            replyParameters: ReplyTo(message),
            replyMarkup: TelegramButtons.Of(message),
            linkPreviewOptions: Preview(message),
            messageThreadId: to.Topic,
            disableNotification: message.Silent,
            cancellationToken: cancellationToken);

    private Task<Message> ReplaceAsync(
        TelegramAddress to,
        int id,
        ChatMessage message,
        string text,
        ParseMode mode,
        CancellationToken cancellationToken) =>
        _bot.EditMessageText(
            to.ChatId,
            id,
            text,
            mode,
            replyMarkup: TelegramButtons.Of(message),
            linkPreviewOptions: Preview(message),
            cancellationToken: cancellationToken);

    private static ReplyParameters? ReplyTo(ChatMessage message) =>
        int.TryParse(message.ReplyTo, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true }
            : null;

    private static LinkPreviewOptions Preview(ChatMessage message) =>
        WebLink.Safe(message.PreviewLink) is { } link
            ? new LinkPreviewOptions { Url = link, PreferSmallMedia = true }
            : new LinkPreviewOptions { IsDisabled = true };

    private static SendResult.Failed Explain(Exception error, TelegramAddress to) =>
        error is ApiRequestException refused ? TelegramErrors.Classify(refused, to) : TransportErrors.Classify(error);

    private SendResult.Failed Remember(SendResult.Failed failure, TelegramAddress to) =>
        failure is { Code: FailureCode.RateLimited, RetryAfter: { } wait }
            ? failure with { WholePlatform = _pacer.Limit(to.Chat, to.IsGroup, wait.ToTimeSpan(), Now) }
            : failure;

    private static SendResult.Failed Held(Pace pace) =>
        new(FailureClass.Pacing, FailureCode.Paced, "Held back to stay inside Telegram's limits.")
        {
            RetryAfter = Duration.FromTimeSpan(pace.Wait),
            WholePlatform = pace.WholePlatform,
        };
}
