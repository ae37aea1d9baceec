using AlertBot.Chat.Conversations;
using AlertBot.Chat.Delivery;
using Microsoft.Extensions.Logging;

namespace AlertBot.Telegram.Receiving;

/// <summary>
/// Receives what people do on Telegram, by long polling or by webhook but never both, and keeps the command menus. Stopping lets go of the
/// long poll at once; what is being handled then comes again after the next start.
/// </summary>
public sealed partial class TelegramReceiver
{
    private const string Bot = "telegram";
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);

    private readonly TelegramPlatform _platform;
    private readonly TelegramReceiverOptions _options;
    private readonly IConversations _conversations;
    private readonly IReceiverNotes _notes;
    private readonly ISoleReceiver _sole;
    private readonly ReceiverHealth _health;
    private readonly TimeProvider _time;
    private readonly ILogger<TelegramReceiver> _log;
    private readonly UpdateCalls _calls;
    private readonly Secret _secret;
    private volatile UpdateEndpoint? _endpoint;

    /// <param name="http">Its time-out has to be longer than a minute: Telegram holds a call for 50 seconds.</param>
    public TelegramReceiver(TelegramPlatform platform, TelegramReceiverOptions options, HttpClient http, IConversations conversations, IReceiverNotes notes, ISoleReceiver sole, ReceiverHealth health, TimeProvider time, ILogger<TelegramReceiver> log)
    {
        (_platform, _options, _conversations, _notes, _sole, _health, _time, _log) = (platform, options, conversations, notes, sole, health, time, log);
        _calls = new UpdateCalls(http, platform.Settings, time);
        _secret = options.WebhookSecret ?? UpdateEndpoint.Derived(platform.Settings.Token);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_options.Way == UpdateWay.Off || await NameAsync(cancellationToken) is not { } name)
        {
            return;
        }

        var reader = new UpdateReader(name);
        var menus = new TelegramMenus(_platform, _notes, _time, _log).RunAsync(_conversations.Menu, cancellationToken);
        if (_options is { Way: UpdateWay.Webhook, WebhookAddress: { } address })
        {
            _endpoint = new UpdateEndpoint(_secret, reader, new UpdateLanes(HandleAsync, _time), _time);
            await SetWebhookAsync(address, cancellationToken);
        }
        else
        {
            await _sole.RunAsync(Bot, token => PollAsync(reader, token), cancellationToken);
        }

        await menus;
    }

    /// <summary>A post of Telegram, for the endpoint of the program.</summary>
    /// <returns>The status to answer with.</returns>
    public Task<int> ReceiveAsync(string? secret, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        _endpoint is { } endpoint ? endpoint.ReceiveAsync(secret, body, cancellationToken) : Task.FromResult(503);

    /// <summary>The header that carries the secret.</summary>
    public const string SecretHeader = UpdateEndpoint.SecretHeader;

    private Task PollAsync(UpdateReader reader, CancellationToken cancellationToken) =>
        new UpdatePolling(_calls, reader, new UpdateWork(new UpdateLanes(HandleAsync, _time)), _notes, _health, _time, _log).RunAsync(cancellationToken);

    /// <summary>The bot's own name, by which commands in groups are told from those for other bots.</summary>
    private async Task<string?> NameAsync(CancellationToken cancellationToken)
    {
        for (var wait = FirstRetry; ; wait = wait * 2 < LongestRetry ? wait * 2 : LongestRetry)
        {
            var answer = await _calls.GetMeAsync(cancellationToken);
            if (answer.IsOk)
            {
                return UpdateFields.Text(answer.Result, "username") ?? "";
            }

            if (answer.IsRefused)
            {
                var remedy = "Telegram does not accept the bot's token: take the current one from @BotFather.";
                _health.Failed(Bot, remedy);
                LogRefused(remedy);
                return null;
            }

            await Task.Delay(wait, _time, cancellationToken);
        }
    }

    private async Task SetWebhookAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var wait = FirstRetry; ; wait = wait * 2 < LongestRetry ? wait * 2 : LongestRetry)
        {
            var answer = await _calls.SetWebhookAsync(address, _secret.Reveal(), cancellationToken);
            if (answer.IsOk)
            {
                _health.Works(Bot);
                return;
            }

            if (answer.Code == 400)
            {
                var remedy = "Telegram does not take the address of the webhook: it must be https on port 443, 80, 88 or 8443 with a certificate that Telegram trusts.";
                _health.Failed(Bot, remedy);
                LogRefused(remedy);
            }

            await Task.Delay(wait, _time, cancellationToken);
        }
    }

    private async Task HandleAsync(TelegramUpdate update, CancellationToken cancellationToken)
    {
        var answer = new TelegramAnswering(_platform, update, _time);
        try
        {
            if (update.What is { } what)
            {
                await (update.IsOneTooMany ? _conversations.SlowDownAsync(what, answer, cancellationToken) : _conversations.HandleAsync(what, answer, cancellationToken));
            }

            await answer.AcknowledgeAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(fault, update.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Remedy}")]
    private partial void LogRefused(string remedy);

    [LoggerMessage(Level = LogLevel.Error, Message = "Answering on Telegram failed (update {Update})")]
    private partial void LogFailed(Exception fault, long update);
}
