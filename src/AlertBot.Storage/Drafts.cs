using AlertBot.Chat.Commands.Stores;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>Drafts are few and small: they stand beside the notes of the receivers, under names of their own.</summary>
internal sealed class Drafts(Store store) : IDrafts
{
    private const string Prefix = "draft:";
    private static readonly Duration Kept = Duration.FromDays(1);

    public Task KeepAsync(string name, string text, Instant now, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var all = await context.ReceiverNotes.Where(n => n.Name.StartsWith(Prefix)).ToListAsync(cancellationToken);
                context.ReceiverNotes.RemoveRange(all.Where(n => n.Name != Prefix + name && Read(n).At < now - Kept));
                var value = StoredJson.Write(new Draft(text, now));
                if (all.Find(n => n.Name == Prefix + name) is { } row)
                {
                    row.Value = value;
                }
                else
                {
                    context.ReceiverNotes.Add(new ReceiverNoteRow { Name = Prefix + name, Value = value });
                }
            },
            cancellationToken);

    public Task<string?> TakeAsync(string name, Instant now, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await context.ReceiverNotes.FindAsync([Prefix + name], cancellationToken) is not { } row)
                {
                    return null;
                }

                context.ReceiverNotes.Remove(row);
                return Read(row) is var draft && draft.At >= now - Kept ? draft.Text : null;
            },
            cancellationToken);

    private static Draft Read(ReceiverNoteRow row) => StoredJson.Read<Draft>(row.Value);

    private sealed record Draft(string Text, Instant At);
}
