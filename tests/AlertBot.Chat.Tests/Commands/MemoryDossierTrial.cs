using AlertBot.Chat.Commands.Admins.Settings;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Understanding.Dossiers;
using NodaTime;

namespace AlertBot.Chat.Tests.Commands;

/// <summary>Of the one alert there is, a relevance above its own makes none.</summary>
internal sealed class MemoryDossierTrial : IDossierTrial
{
    public List<(Thresholds Limits, Instant Since)> Tried { get; } = [];

    public bool IsBusy { get; set; }

    /// <summary>Completed while it is under way, and then it never ends by itself.</summary>
    public TaskCompletionSource? Started { get; set; }

    public bool WasGivenUp { get; private set; }

    public async Task<TriedDossier?> RunAsync(Dossier changed, Instant since, CancellationToken cancellationToken)
    {
        Tried.Add((changed.Thresholds, since));
        if (Started is not null)
        {
            Started.SetResult();
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }
            finally
            {
                WasGivenUp = true;
            }
        }

        var alert = (await new MemoryLookUps().AlertAsync(7, cancellationToken))!.Alert;
        return IsBusy ? null : new TriedDossier([new TriedAlert(null, alert, Comes: true, WouldCome: changed.Thresholds.Relevance < 0.6)], 40, null);
    }
}
