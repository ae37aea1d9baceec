using AlertBot.Chat.Conversations;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>How far receiving got, what it registered, and what it has begun.</summary>
internal sealed class ReceiverNotes(Store store) : IReceiverNotes
{
    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
        store.ReadAllAsync(context => context.ReceiverNotes.Where(n => n.Name == name).Select(n => n.Value).FirstOrDefaultAsync(cancellationToken), cancellationToken);

    public Task WriteAsync(string name, string value, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                if (await context.ReceiverNotes.FindAsync([name], cancellationToken) is { } note)
                {
                    note.Value = value;
                }
                else
                {
                    context.ReceiverNotes.Add(new ReceiverNoteRow { Name = name, Value = value });
                }
            },
            cancellationToken);

    public async Task<IReadOnlyDictionary<string, string>> FindAsync(string beginning, CancellationToken cancellationToken) =>
        await store.ReadAllAsync(context => context.ReceiverNotes.Where(n => n.Name.StartsWith(beginning)).ToDictionaryAsync(n => n.Name, n => n.Value, cancellationToken), cancellationToken);

    public Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        store.WriteAsync(context => context.ReceiverNotes.Where(n => n.Name == name).ExecuteDeleteAsync(cancellationToken), cancellationToken);
}
