using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Understanding.Dossiers;
using NodaTime;

namespace AlertBot.Chat.Commands.Stores;

/// <summary>
/// Tries a changed dossier on the stored items of the last days: all stages, beside the line and without its store. Nothing is changed and
/// nobody is told. Public items alone: whoever asks reads for all.
/// </summary>
public interface IDossierTrial
{
    /// <param name="changed">It has the id of the dossier in force that it is tried in place of.</param>
    /// <returns>Null while another trial is under way: they are much work, and one is done at a time.</returns>
    Task<TriedDossier?> RunAsync(Dossier changed, Instant since, CancellationToken cancellationToken);
}

/// <param name="Alerts">Of that dossier, the newest first.</param>
/// <param name="Items">So many were read again.</param>
/// <param name="Since">When only the newest items were tried, the time of the oldest of them.</param>
public sealed record TriedDossier(IReadOnlyList<TriedAlert> Alerts, int Items, Instant? Since);
