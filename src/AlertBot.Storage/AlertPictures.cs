using System.Collections.Immutable;
using AlertBot.Alerts;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>
/// Which pictures of a stored alert may still be shown. They were allowed when it was decided; an owner who takes that back, or follows the
/// feed no more, is heard by everything that goes out afterwards, an edit too.
/// </summary>
internal static class AlertPictures
{
    public static async Task<Dictionary<long, Alert>> StillPicturedAsync(this Dictionary<long, Alert> alerts, AlertBotContext context, CancellationToken cancellationToken)
    {
        long[] asked = [.. alerts.Values.SelectMany(a => a.Content.Pictures).Select(p => p.Source.Item).Distinct()];
        if (asked.Length == 0)
        {
            return alerts;
        }

        var allowed = await context.Items
            .Where(i => asked.Contains(i.Id) && context.Feeds.Any(f => f.Id == i.FeedId && f.Pictures && !f.Removed))
            .Select(i => i.Id)
            .ToHashSetAsync(cancellationToken);
        return alerts.ToDictionary(a => a.Key, a => With(a.Value, [.. a.Value.Content.Pictures.Where(p => allowed.Contains(p.Source.Item))]));
    }

    private static Alert With(Alert alert, ImmutableArray<SourcePicture> pictures) =>
        pictures.Length == alert.Content.Pictures.Length ? alert : alert with { Content = alert.Content with { Pictures = pictures } };
}
