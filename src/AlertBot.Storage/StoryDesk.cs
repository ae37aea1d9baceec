using System.Collections.Immutable;
using System.Globalization;
using AlertBot.Alerts.Corrections;
using AlertBot.Alerts.Stages;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Chat.Delivery;
using AlertBot.Storage.Model;
using AlertBot.Understanding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>Puts stories straight; the log of changes keeps what was moved, so that it can be taken back.</summary>
internal sealed class StoryDesk(Store store) : IStoryDesk
{
    private const string Stories = "stories";

    /// <summary>The subject of the log.</summary>
    public static string SubjectOf(long? audience) => ChangeRows.Subject(Stories, audience);

    public async Task<IReadOnlyList<PlacedItem>> ItemsAsync(long story, CancellationToken cancellationToken)
    {
        var (rows, pictured) = await store.ReadAllAsync(
            async context =>
            {
                var items = await context.Items.OfStory(story).ToListAsync(cancellationToken);
                return (items, await items.PicturedAsync(context, cancellationToken));
            },
            cancellationToken);
        return [.. rows.Select(row => row.ToPlacedItem(pictured))];
    }

    public async Task<PlacedItem?> ItemAsync(long item, CancellationToken cancellationToken) =>
        (await store.ReadAllAsync(context => context.Items.SingleOrDefaultAsync(i => i.Id == item && i.StoryId != null, cancellationToken), cancellationToken))?.ToPlacedItem();

    public async Task<MadeCorrection?> LastAsync(long? audience, CancellationToken cancellationToken) =>
        await store.ReadAllAsync(context => ChangeRows.LastAsync(context, SubjectOf(audience), cancellationToken), cancellationToken) is { After: { } moves } row
            ? new MadeCorrection(row.Id, row.What, StoredJson.Read<ImmutableArray<StoryMove>>(moves))
            : null;

    public async Task<long?> SaveAsync(ImmutableArray<StoryMove> moves, IReadOnlyList<StoryEdit> edits, CorrectionNote note, long? undoes, CancellationToken cancellationToken) =>
        await store.WriteAsync<long?>(
            async context =>
            {
                long[] ids = [.. moves.Select(m => m.Item)];
                var rows = await context.Items.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancellationToken);
                if (moves.Any(m => rows.GetValueOrDefault(m.Item) is not { } row || row.StoryId != m.From || row.Audience != note.Audience))
                {
                    return null;
                }

                var made = await NumberedAsync(context, moves, rows, cancellationToken);
                foreach (var move in made)
                {
                    Move(rows[move.Item], move.To, note);
                }

                await LogAsync(context, made, note, undoes, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                await MarkMergedAsync(context, made, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                await PassMessagesAsync(context, made, cancellationToken);
                foreach (var edit in edits)
                {
                    await AlertRows.AddAsync(context, edit.Alert, edit.Deliveries, cancellationToken);
                }

                return made[0].To;
            },
            cancellationToken);

    /// <summary>New stories get their numbers, known ones the time of what comes to them.</summary>
    private static async Task<ImmutableArray<StoryMove>> NumberedAsync(AlertBotContext context, ImmutableArray<StoryMove> moves, Dictionary<long, ItemRow> rows, CancellationToken cancellationToken)
    {
        var last = await context.Stories.MaxAsync(s => s.Id, cancellationToken);
        var made = new List<StoryMove>();
        foreach (var move in moves)
        {
            var published = rows[move.Item].Published;
            var to = move.To == StoryMove.NewStory ? ++last : move.To;
            made.Add(move with { To = to });
            if (await context.Stories.FindAsync([to], cancellationToken) is { } known)
            {
                known.Updated = Instant.Max(known.Updated, published);
                continue;
            }

            var from = await context.Stories.SingleAsync(s => s.Id == move.From, cancellationToken);
            context.Stories.Add(new StoryRow { Id = to, Dossier = from.Dossier, Started = published, Updated = published, Audience = from.Audience });
        }

        return [.. made];
    }

    /// <summary>Old messages still name a story that has no items any more: it is known which one took them.</summary>
    private static async Task MarkMergedAsync(AlertBotContext context, ImmutableArray<StoryMove> made, CancellationToken cancellationToken)
    {
        foreach (var (from, to) in made.Select(m => (m.From, m.To)).Distinct())
        {
            (await context.Stories.SingleAsync(s => s.Id == to, cancellationToken)).MergedInto = null;
            (await context.Stories.SingleAsync(s => s.Id == from, cancellationToken)).MergedInto =
                await context.Items.AnyAsync(i => i.StoryId == from, cancellationToken) ? null : to;
        }
    }

    private static void Move(ItemRow row, long to, CorrectionNote note)
    {
        var placement = StoredJson.Read<StoredPlacement>(row.Placement!);
        var why = new Evidence("put straight", string.Create(CultureInfo.InvariantCulture, $"{note.What} (was in story {row.StoryId})"), 0);
        row.StoryId = to;
        row.Placement = StoredJson.Write(placement with { Place = placement.Place with { Story = to, IsNew = false, Why = [why, .. placement.Place.Why] } });
    }

    private static async Task LogAsync(AlertBotContext context, ImmutableArray<StoryMove> made, CorrectionNote note, long? undoes, CancellationToken cancellationToken)
    {
        var said = new ChangeNote(note.Platform, note.Who, note.What, note.At);
        if (undoes is { } number)
        {
            var undone = await context.Changes.SingleAsync(c => c.Id == number, cancellationToken);
            undone.Undone = true;
            said = ChangeRows.Undoing(said, undone);
        }

        context.Changes.Add(ChangeRows.Of(said, SubjectOf(note.Audience), null, StoredJson.Write(made)));
    }

    /// <summary>
    /// The message of a story that is left without items becomes that of the story that took them, at destinations where that one has none.
    /// A story that gets its items back gets back the messages that it had lent.
    /// </summary>
    private static async Task PassMessagesAsync(AlertBotContext context, ImmutableArray<StoryMove> made, CancellationToken cancellationToken)
    {
        foreach (var (from, to) in made.Select(m => (m.From, m.To)).Distinct())
        {
            await context.Deliveries
                .Where(d => d.StoryId == from && context.Alerts.Any(a => a.Id == d.AlertId && a.StoryId == to))
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.StoryId, to), cancellationToken);
            if (!await context.Items.AnyAsync(i => i.StoryId == from, cancellationToken))
            {
                await context.Deliveries
                    .Where(d => d.StoryId == from && !context.Deliveries.Any(other =>
                        other.StoryId == to && other.DestinationId == d.DestinationId && (other.State == DeliveryState.Waiting || other.State == DeliveryState.Delivered)))
                    .ExecuteUpdateAsync(set => set.SetProperty(d => d.StoryId, to), cancellationToken);
            }
        }
    }
}
