using System.Globalization;
using AlertBot.Chat.Delivery;
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
    private readonly AnswerTimes _answers = new();
    private readonly TelegramSettings _settings;
    private readonly TimeProvider _time;
    private readonly long _start;

    /// <param name="http">Its own time-out should be longer than <see cref="TelegramSettings.Patience"/>.</param>
    public TelegramPlatform(TelegramSettings settings, HttpClient http, TimeProvider time)
    {
        // The library would sleep on a 429 by itself, blind to other chats: the outbox does that better.
        var options = new TelegramBotClientOptions(settings.Token.Reveal(), settings.BaseAddress?.AbsoluteUri) { RetryCount = 0 };
        (_settings, _time, _start) = (settings, time, time.GetTimestamp());
        (_bot, _pacer) = (new TelegramBotClient(options, http), new TelegramPacer(settings.LongestWait, settings.StartAfter));
    }

    public string Name => "telegram";

    /// <summary>
    /// As few as the answers' times allow at 30 a second, because Telegram knows no key: what is under way in a crash is sent again.
    /// Chats that have to rest are known to the outbox and wait there.
    /// </summary>
    public int AtOnce => _answers.SendsAtOnce;

    internal TelegramBotClient Bot => _bot;

    internal TelegramSettings Settings => _settings;

    public Task<SendResult> SendAsync(DestinationAddress address, ChatMessage message, DeliveryKey key, CancellationToken cancellationToken) =>
        DeliverAsync(address, message, PostAsync, cancellationToken);

    public Task<SendResult> EditAsync(
        DestinationAddress address,
        string messageId,
        ChatMessage message,
        DeliveryKey key,
        CancellationToken cancellationToken) =>
        int.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? DeliverAsync(address, message, (to, what, text, mode, token) => ReplaceAsync(to, id, what, text, mode, token), cancellationToken)
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

    /// <summary>A private chat has the id of its person; whether they ever wrote to the bot shows when something is sent.</summary>
    public Task<DestinationAddress?> PrivatelyAsync(string person, CancellationToken cancellationToken) => Task.FromResult<DestinationAddress?>(new DestinationAddress(Name, person));

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

    private delegate Task<Message> Call(TelegramAddress to, ChatMessage message, string text, ParseMode mode, CancellationToken cancellationToken);

    private async Task<SendResult> DeliverAsync(DestinationAddress address, ChatMessage message, Call call, CancellationToken cancellationToken)
    {
        if (TelegramAddress.Read(address) is not { } to)
        {
            return Unreadable;
        }

        var result = await ReadablyAsync(to, message, call, cancellationToken).ConfigureAwait(false);
        return CostsThePicture(message, result)
            ? await ReadablyAsync(to, message with { Picture = null, LinkedPicture = null }, call, cancellationToken).ConfigureAwait(false)
            : result;
    }

    /// <summary>The words may go through where the picture did not: it is broken, or the chat allows none.</summary>
    private static bool CostsThePicture(ChatMessage message, SendResult result) =>
        result is SendResult.Failed { MayHaveHappened: false, Code: not FailureCode.MessageGone } failed
        && ((message.Picture ?? (object?)message.LinkedPicture) is not null && failed.Class == FailureClass.Payload
            || message.Picture is not null && failed.Code == "telegram-no-rights");

    /// <summary>With markup, or without when Telegram cannot read it.</summary>
    private async Task<SendResult> ReadablyAsync(TelegramAddress to, ChatMessage message, Call call, CancellationToken cancellationToken)
    {
        var limit = message.Picture is null ? TelegramText.Limit : TelegramText.CaptionLimit;
        var html = TelegramText.Html(message, limit);
        var result = html is null ? null : await AttemptAsync(to, message, html, ParseMode.Html, call, cancellationToken).ConfigureAwait(false);
        return result is null or SendResult.Failed { Code: "telegram-entities" }
            ? await AttemptAsync(to, message, TelegramText.Plain(message, limit), ParseMode.None, call, cancellationToken).ConfigureAwait(false)
            : result;
    }

    private async Task<SendResult> AttemptAsync(TelegramAddress to, ChatMessage message, string text, ParseMode mode, Call call, CancellationToken cancellationToken)
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
            var started = Now;
            var sent = await call(to, message, text, mode, either.Token).ConfigureAwait(false);
            _answers.Add(Now - started);
            _pacer.Arrived(to.Chat, to.IsGroup, started, Now, _answers.Quickest);
            return new SendResult.Delivered(sent.Id.ToString(CultureInfo.InvariantCulture))
            {
                Rest = Duration.FromTimeSpan(_pacer.RestOf(to.Chat, to.IsGroup, Now)),
            };
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

    /// <summary>A file beside the messages; pictures go with theirs.</summary>
    internal Task<SendResult> SendFileAsync(DestinationAddress address, ChatMessage message, InputFile file, CancellationToken cancellationToken) =>
        TelegramAddress.Read(address) is not { } to
            ? Task.FromResult<SendResult>(Unreadable)
            : AttemptAsync(to, message, "", ParseMode.None, (place, _, _, _, token) => _bot.SendDocument(place.ChatId, file, messageThreadId: place.Topic, cancellationToken: token), cancellationToken);

    private Task<Message> PostAsync(TelegramAddress to, ChatMessage message, string text, ParseMode mode, CancellationToken cancellationToken) =>
        TelegramCalls.PostAsync(_bot, to, message, text, mode, cancellationToken);

    private Task<Message> ReplaceAsync(TelegramAddress to, int id, ChatMessage message, string text, ParseMode mode, CancellationToken cancellationToken) =>
        TelegramCalls.ReplaceAsync(_bot, to, id, message, text, mode, cancellationToken);

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
