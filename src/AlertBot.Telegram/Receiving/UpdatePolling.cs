using System.Globalization;
using System.Text.Json;
using AlertBot.Chat.Conversations;
using Microsoft.Extensions.Logging;

namespace AlertBot.Telegram.Receiving;

/// <summary>
/// Long polling. An update is confirmed, by asking for the next one, only after it was handled and that was written down; while a slow one is
/// being handled the others are looked for all the same, and when more wait than Telegram shows at once it is not waited for: one person's
/// flood is nobody else's. A second poller of the same bot is told once, with the remedy.
/// </summary>
internal sealed partial class UpdatePolling(UpdateCalls calls, UpdateReader reader, UpdateWork work, IReceiverNotes notes, ReceiverHealth health, TimeProvider time, ILogger log)
{
    private const string Bot = "telegram";
    private const string Note = "telegram-offset";
    private const string ConflictRemedy = "Another program receives updates with the bot's token, so commands on Telegram reach one or the other: stop the other one, or revoke the token with @BotFather and set the new one.";
    private const string TokenRemedy = "Telegram does not accept the bot's token: take the current one from @BotFather.";

    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(50);

    /// <summary>So long somebody else may wait beside a slow command.</summary>
    private static readonly TimeSpan LookWhileBusy = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan ConflictPause = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    /// <summary>After a week without updates their numbers begin anywhere: what was noted before is worth nothing then.</summary>
    private static readonly TimeSpan NumbersAreGoodFor = TimeSpan.FromDays(6);

    private DateTimeOffset _lastUpdate = time.GetUtcNow();
    private long? _written;
    private int _failures;
    private bool _isInConflict;

    /// <summary>Returns when Telegram does not accept the token; <see cref="ReceiverHealth"/> then says so.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(cancellationToken);
        while (true)
        {
            var isBusy = work.IsBusy;
            var (changed, offset) = (work.Changed, work.Offset ?? stored);
            await WriteAsync(work.Offset, cancellationToken);
            if (time.GetUtcNow() - _lastUpdate > NumbersAreGoodFor && !isBusy)
            {
                work.Forget();
                (stored, offset) = (null, null);
            }

            var answer = await calls.GetAsync(offset, isBusy ? TimeSpan.Zero : Hold, cancellationToken);
            if (answer.IsRefused)
            {
                health.Failed(Bot, TokenRemedy);
                LogRefused(TokenRemedy);
                return;
            }

            if (!answer.IsOk)
            {
                await Task.Delay(await PauseAsync(answer, cancellationToken), time, cancellationToken);
                continue;
            }

            Works();
            if (Begin(answer.Result, cancellationToken) >= UpdateCalls.MostAtOnce)
            {
                work.LetGo();
                continue;
            }

            if (work.IsBusy)
            {
                await Task.WhenAny(changed, Task.Delay(LookWhileBusy, time, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <returns>How many there are.</returns>
    private int Begin(JsonElement updates, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var json in updates.ValueKind == JsonValueKind.Array ? updates.EnumerateArray() : default)
        {
            count++;
            if (reader.Read(json) is { } update)
            {
                _lastUpdate = time.GetUtcNow();
                work.Begin(update, cancellationToken);
            }
        }

        return count;
    }

    private async Task<TimeSpan> PauseAsync(UpdateAnswer answer, CancellationToken cancellationToken)
    {
        switch (answer)
        {
            case { Code: 409 } when answer.Description.Contains("webhook is active", StringComparison.OrdinalIgnoreCase):
                // Left over from a time when updates were posted to us: polling was chosen since.
                await calls.DeleteWebhookAsync(cancellationToken);
                return TimeSpan.FromSeconds(1);
            case { Code: 409 }:
                Conflict();
                return ConflictPause;
            case { RetryAfter: { } seconds }:
                return TimeSpan.FromSeconds(Math.Clamp(seconds, 1, 3_600));
            default:
                _failures = Math.Min(_failures + 1, 10);
                var whole = Math.Min(LongestPause.TotalSeconds, Math.Pow(2, _failures));
                return TimeSpan.FromSeconds(whole * (0.5 + (Random.Shared.NextDouble() / 2)));
        }
    }

    private void Conflict()
    {
        if (!_isInConflict)
        {
            _isInConflict = true;
            health.Failed(Bot, ConflictRemedy);
            LogConflict(ConflictRemedy);
        }
    }

    private void Works()
    {
        _failures = 0;
        health.Works(Bot);
        if (_isInConflict)
        {
            _isInConflict = false;
            LogConflictOver();
        }
    }

    private async Task<long?> ReadAsync(CancellationToken cancellationToken)
    {
        var parts = (await notes.ReadAsync(Note, cancellationToken))?.Split('@') ?? [];
        if (parts.Length != 2 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var offset) || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        _lastUpdate = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return _written = offset;
    }

    private async Task WriteAsync(long? offset, CancellationToken cancellationToken)
    {
        if (offset is { } next && next != _written)
        {
            await notes.WriteAsync(Note, string.Create(CultureInfo.InvariantCulture, $"{next}@{_lastUpdate.ToUnixTimeSeconds()}"), cancellationToken);
            _written = next;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Remedy}")]
    private partial void LogRefused(string remedy);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Remedy}")]
    private partial void LogConflict(string remedy);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nobody else receives the bot's updates any more")]
    private partial void LogConflictOver();
}
