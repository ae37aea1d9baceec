using AlertBot.Alerts;

namespace AlertBot.Chat.Syndication;

/// <summary>The alerts that were decided, whoever heard them.</summary>
public interface IAlertHistory
{
    /// <param name="dossier">Only of this one; null takes all.</param>
    /// <returns>The newest first.</returns>
    Task<IReadOnlyList<Alert>> NewestAsync(string? dossier, int limit, CancellationToken cancellationToken);
}
