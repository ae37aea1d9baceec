using AlertBot.Feeds;
using AlertBot.Understanding.Classification;

namespace AlertBot.Alerts.Stages;

/// <summary>A second opinion on an item that only just belongs to a dossier. The deterministic reading stands whenever there is none.</summary>
public interface IBorderlineOpinion
{
    /// <returns>Null when nobody was asked, or the answer cannot be trusted.</returns>
    Task<Opinion?> AskAsync(Item item, DossierReading reading, CancellationToken cancellationToken);
}

/// <param name="Quote">The item's own words that show it.</param>
public sealed record Opinion(bool Belongs, string Quote);
