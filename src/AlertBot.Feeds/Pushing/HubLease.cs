using NodaTime;

namespace AlertBot.Feeds.Pushing;

/// <summary>How far the agreement with a hub has come.</summary>
public enum HubState
{
    /// <summary>Announced by the feed; nothing was asked yet.</summary>
    Found,

    /// <summary>The hub was asked and has not asked back yet.</summary>
    Asked,

    /// <summary>The hub has asked back, and sends what is new until the lease ends.</summary>
    Agreed,

    /// <summary>The hub has refused; polling goes on alone, and the hub is asked again after a long while.</summary>
    Denied,
}

/// <summary>The agreement of one feed with its hub (WebSub, https://www.w3.org/TR/websub/): a row of the store.</summary>
/// <param name="Feed">Id of the feed.</param>
/// <param name="Address">Where the feed is polled.</param>
/// <param name="Topic">What the hub knows the feed as.</param>
/// <param name="Token">Unguessable part of the callback's address.</param>
/// <param name="Key">Signs what the hub sends.</param>
/// <param name="Until">When the lease ends, or null before there is one.</param>
/// <param name="NextTry">When the hub is asked next.</param>
/// <param name="Failures">How often in a row asking went wrong.</param>
/// <param name="Removed">The feed is no longer followed.</param>
/// <param name="LastPush">When the hub last sent something sound, or null.</param>
public sealed record HubLease(
    long Feed, Uri Address, Uri Hub, Uri Topic, string Token, HubKey Key, HubState State, Instant? Until, Instant NextTry, int Failures, bool Removed, Instant? LastPush);

/// <summary>The key of one agreement; prints <c>***</c>.</summary>
public sealed record HubKey(string Value)
{
    public override string ToString() => "***";
}

/// <summary>What WebSub asks of the store.</summary>
public interface IHubLeaseStore
{
    /// <summary>
    /// Agreements whose <see cref="HubLease.NextTry"/> has come, of feeds that are followed; for <paramref name="lease"/> nobody else is given the same.
    /// </summary>
    Task<IReadOnlyList<HubLease>> TakeDueAsync(Instant now, Duration lease, int limit, CancellationToken cancellationToken);

    Task<HubLease?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>Every agreement there is, of feeds that are followed.</summary>
    Task<IReadOnlyList<HubLease>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Writes state, times and failures; nothing when the feed has gone over to another hub or topic meanwhile.</summary>
    Task SaveAsync(HubLease lease, CancellationToken cancellationToken);
}
