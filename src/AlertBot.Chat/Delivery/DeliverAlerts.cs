using NodaTime;
using NodaTime.Extensions;

namespace AlertBot.Chat.Delivery;

/// <summary>
/// Takes due deliveries from the outbox and sends them. Platforms work side by side, each in a lane of its own. When the process dies, a
/// delivery is at worst between "accepted by the platform" and "marked as such": it is then sent once more under the same key, which
/// Discord and webhooks recognise. Telegram knows no key: there it may be read twice, because losing it would be worse.
/// </summary>
public sealed class DeliverAlerts(
    IOutboxStore outbox,
    IEnumerable<IChatPlatform> platforms,
    DeliveryAttempt attempt,
    DeliveryReport report,
    OutboxOptions options,
    TimeProvider clock,
    IEnumerable<UnservedPlatform>? unserved = null)
{
    private const int Batch = 64;
    private readonly Dictionary<string, IChatPlatform> _platforms = platforms.Concat((unserved ?? []).Select(u => new AbsentPlatform(u))).ToDictionary(p => p.Name);

    /// <summary>Delivers until it is cancelled.</summary>
    /// <param name="failed">Told what goes wrong with the store in a platform's lane, and null whenever it works.</param>
    public Task RunAsync(Action<string, Exception?> failed, CancellationToken cancellationToken) => Task.WhenAll(_platforms.Values.Select(platform =>
        new DeliveryLane(platform, outbox, attempt, report, options, clock).RunAsync(trouble => failed(platform.Name, trouble), cancellationToken)));

    /// <summary>One round, for a clock that is simulated: takes what is due and sees it through.</summary>
    /// <returns>How many deliveries were attempted; 0 when none was due.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var due = new List<DueDelivery>();
        foreach (var platform in _platforms.Keys)
        {
            due.AddRange(await outbox.ClaimAsync(new OutboxClaim(Now(), options.Lease, Batch) { Platform = platform }, cancellationToken));
        }

        var finished = await Task.WhenAll(due.Select(async delivery =>
            new FinishedDelivery(delivery, (await attempt.RunAsync(_platforms[delivery.Destination.Platform], delivery, Now, cancellationToken)).Outcome)));
        if (finished.Length > 0)
        {
            await outbox.SaveAsync(finished, Now(), CancellationToken.None);
        }

        foreach (var one in finished)
        {
            report.Ended(one);
        }

        return finished.Length;
    }

    private Instant Now() => clock.GetUtcNow().ToInstant();
}
