using System.Collections.Immutable;
using AlertBot.Feeds;
using AlertBot.Understanding;
using AlertBot.Understanding.Classification;

namespace AlertBot.Alerts.Stages;

/// <summary>
/// Has items that only just belong to a dossier confirmed, when somebody is there to confirm them. What is clear is never asked about,
/// and nothing is added: an opinion can only take a dossier away.
/// </summary>
public sealed class BorderlineReadings(IBorderlineOpinion? opinion = null)
{
    /// <summary>From this relevance on the reading is sure enough by itself.</summary>
    private const double Sure = 0.7;

    public async Task<Reading> ConfirmAsync(Item item, Reading reading, CancellationToken cancellationToken)
    {
        // What is private is told to no model.
        if (opinion is null || item.Audience is not null || !reading.Dossiers.Any(IsBorderline))
        {
            return reading;
        }

        var dossiers = ImmutableArray.CreateBuilder<DossierReading>(reading.Dossiers.Length);
        foreach (var dossier in reading.Dossiers)
        {
            dossiers.Add(IsBorderline(dossier) && await opinion.AskAsync(item, dossier, cancellationToken) is { } answer ? Apply(dossier, answer) : dossier);
        }

        return reading with { Dossiers = dossiers.ToImmutable() };
    }

    private static bool IsBorderline(DossierReading reading) => reading.IsRelevant && reading.Relevance < Sure;

    private static DossierReading Apply(DossierReading reading, Opinion answer) => answer.Belongs
        ? reading with { Why = reading.Why.Add(new Evidence("model: confirms", answer.Quote, 0)) }
        : reading with { IsRelevant = false, Categories = [], Why = reading.Why.Add(new Evidence("model: is about something else", answer.Quote, 0)) };
}
