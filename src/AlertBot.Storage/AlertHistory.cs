using AlertBot.Alerts;
using AlertBot.Chat.Syndication;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

internal sealed class AlertHistory(Store store) : IAlertHistory
{
    public async Task<IReadOnlyList<Alert>> NewestAsync(string? dossier, int limit, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            context => context.Alerts.Where(a => a.Kind != AlertKind.Notice && (dossier == null || a.Dossier == dossier)).OrderByDescending(a => a.Id).Take(limit).Select(a => a.Alert).ToListAsync(cancellationToken),
            cancellationToken);
        return [.. rows.Select(StoredJson.Read<Alert>).Where(a => !a.IsCorrection)];
    }
}
