using AlertBot.Chat.Conversations;
using AlertBot.Feeds.Polling;
using AlertBot.Storage;

namespace AlertBot.Running;

/// <summary>
/// What the health addresses answer. Alive: the schedule runs; a container that is not is started again. Ready: the store answers and no job
/// fails, and no platform refuses what comes in; a container that is not is left alone, since the cause lies outside, and the answer says what to do.
/// </summary>
internal sealed class Readiness(JobTroubles troubles, ReceiverHealth receivers, Vigilance vigilance, IFeedStore store, TimeProvider clock)
{
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public bool IsAlive => vigilance.SinceLastLook < Stuck;

    /// <returns>Sentences for people; none when all is well.</returns>
    public async Task<IReadOnlyList<string>> WrongAsync(CancellationToken cancellationToken) =>
    [
        .. IsAlive ? Array.Empty<string>() : ["The schedule stands still: restart AlertBot, and report what its log says."],
        .. await StoreAsync(cancellationToken) is { } trouble ? [trouble] : Array.Empty<string>(),
        .. troubles.Now,
        .. receivers.Failures,
    ];

    private async Task<string?> StoreAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await store.NextDueAsync(either.Token);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return StoreTrouble.Of(e) ?? "The store does not answer in time.";
        }
    }
}
