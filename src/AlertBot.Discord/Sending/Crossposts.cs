using AlertBot.Discord.Client;

namespace AlertBot.Discord.Sending;

/// <summary>
/// Publishes messages of announcement channels to the servers that follow them. Discord allows about ten an hour for a channel and then
/// wants up to an hour of patience, so this happens apart from sending, one after the other and each channel by its own limit. What
/// waits is kept in memory: the message itself is out, and after a restart its publishing is not made up for.
/// </summary>
internal sealed class Crossposts(DiscordRest rest, TimeProvider time) : IDisposable
{
    private const int MostWaiting = 1_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    private readonly CancellationTokenSource _end = new();
    private int _waiting;
    private int _isOver;

    /// <summary>Begins and does not wait.</summary>
    public void Begin(ulong channel, ulong message)
    {
        if (Interlocked.Increment(ref _waiting) <= MostWaiting)
        {
            _ = PublishAsync(DiscordRoute.Crosspost(channel, message));
        }
        else
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>May be called more than once: the platform is known by two names, and whoever holds either disposes it.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            _end.Cancel();
            _end.Dispose();
        }
    }

    private async Task PublishAsync(DiscordRoute route)
    {
        var began = time.GetTimestamp();
        try
        {
            // Limited and broken are worth waiting for; published before, deleted or forbidden are not.
            while (await rest.CallAsync(route, null, _end.Token) is var answer && answer is DiscordAnswer.Limited or DiscordAnswer.Broken or DiscordAnswer.BreakerOpen && time.GetElapsedTime(began) < LongestWait)
            {
                await Task.Delay(Wait(answer), time, _end.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The program stops.
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private static TimeSpan Wait(DiscordAnswer answer) => answer switch
    {
        DiscordAnswer.Limited limited => limited.RetryAfter + TimeSpan.FromSeconds(1),
        DiscordAnswer.BreakerOpen open => open.RetryAfter,
        _ => TimeSpan.FromMinutes(1),
    };
}
