using NodaTime;

namespace AlertBot.Alerts.Digests;

/// <summary>What digests and the silence alarm need of the store.</summary>
public interface IDigestStore
{
    /// <summary>Alerts about stories from a moment on that the destination may hear of, oldest first.</summary>
    Task<IReadOnlyList<Alert>> StoryAlertsAsync(long destination, Instant since, CancellationToken cancellationToken);

    /// <summary>Keys of the alerts that a destination was sent, or will be, from a moment on.</summary>
    Task<IReadOnlySet<string>> SentAsync(long destination, Instant since, CancellationToken cancellationToken);

    /// <summary>Keys of the alerts from a moment on that a destination was not sent because it had had enough that day.</summary>
    Task<IReadOnlySet<string>> OverBudgetAsync(long destination, Instant since, CancellationToken cancellationToken);

    /// <returns>The end of the newest of these digests, or null when there is none of them.</returns>
    Task<Instant?> LastEndAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>How lively each dossier was that was reported from a moment on, by what everybody may see.</summary>
    /// <param name="before">So long before its newest report its stories are counted.</param>
    Task<IReadOnlyList<DossierPulse>> PulseAsync(Instant since, Duration before, CancellationToken cancellationToken);
}

/// <param name="Stories">How many stories moved in the time before the newest report.</param>
/// <param name="Last">When the newest report was published.</param>
public sealed record DossierPulse(string Dossier, int Stories, Instant Last);
