using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Composing;
using AlertBot.Settings;
using AlertBot.Understanding;

namespace AlertBot.Running;

/// <summary>
/// Takes up dossier files that were added, changed or removed while the worker runs. A file that cannot be used is told once, and
/// the dossiers that were read last stay in force. Stopping interrupts nothing: a change is taken up whole or not at all.
/// </summary>
internal sealed partial class DossierReload(ItemReader reader, AlertBotSettings settings, TimeProvider clock, ILogger<DossierReload> logger) : BackgroundService, IDossierFiles
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public bool HasFolder => settings.Dossiers.Folder is not null;

    public string? Reload() => settings.Dossiers.Folder is { } folder ? TakeUp(folder) : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Dossiers.Folder is not { } folder)
        {
            return;
        }

        var seen = DossierFolder.Stamp(folder);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var stamp = DossierFolder.Stamp(folder);
            if (stamp != seen)
            {
                seen = stamp;
                TakeUp(folder);
            }
        }
    }

    /// <returns>Why the files cannot be used, or null.</returns>
    private string? TakeUp(string folder)
    {
        try
        {
            var dossiers = DossierFolder.Load(folder);
            reader.Follow(dossiers);
            Localizer.Follow(dossiers);
            LogTakenUp(string.Join(", ", dossiers.Dossiers.Select(d => d.Id)));
            return null;
        }
        catch (SettingsException e)
        {
            LogUnusable(e.Message);
            return e.Message;
        }
    }

    [LoggerMessage(LogLevel.Information, "Dossiers were read again: {Dossiers}")]
    private partial void LogTakenUp(string dossiers);

    [LoggerMessage(LogLevel.Error, "Changed dossiers are not used, the ones before stay in force: {Problem}")]
    private partial void LogUnusable(string problem);
}
