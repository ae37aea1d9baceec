using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AlertBot.Chat.Delivery;

namespace AlertBot.Telegram.Receiving;

/// <summary>
/// Updates that Telegram posts to us: believed only with the secret that it was given. Answered when the update was handled, so that one
/// whose handling was cut off is posted again; a repeat is not handled twice. What has to wait behind others of its person or chat is answered
/// at once: Telegram holds few connections for all people together, and nobody may take more than one of them.
/// </summary>
internal sealed class UpdateEndpoint(Secret secret, UpdateReader reader, UpdateLanes lanes, TimeProvider time)
{
    public const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int ManyIds = 2_000;

    /// <summary>Longer ones are answered before they are done: Telegram waits about a minute.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly HashSet<long> _seen = [];
    private readonly Queue<long> _order = [];

    /// <summary>The same in every process that has the token.</summary>
    public static Secret Derived(Secret token) =>
        new(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token.Reveal()), "alertbot webhook"u8)));

    /// <returns>The status to answer with.</returns>
    public async Task<int> ReceiveAsync(string? given, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(secret.Reveal())))
        {
            return 401;
        }

        if (Parse(body) is not { } update || (update.What is null && update.Callback is null) || !IsNew(update.Id))
        {
            return 200;
        }

        // Not the caller's token: what was begun is carried through when the connection breaks.
        if (lanes.Enter(update, CancellationToken.None) is not { IsAlone: true } entered)
        {
            return 200;
        }

        try
        {
            await entered.Done.WaitAsync(LongestHold, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // It goes on by itself.
        }

        return 200;
    }

    private bool IsNew(long id)
    {
        lock (_gate)
        {
            if (!_seen.Add(id))
            {
                return false;
            }

            _order.Enqueue(id);
            if (_order.Count > ManyIds)
            {
                _seen.Remove(_order.Dequeue());
            }

            return true;
        }
    }

    private TelegramUpdate? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return reader.Read(JsonElement.Parse(body.Span));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
