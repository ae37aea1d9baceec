using AlertBot.Chat.Conversations;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>How far receiving got, and what it registered.</summary>
internal sealed class ReceiverNotes(Store store) : IReceiverNotes
{
    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
        store.ReadAsync(context => context.ReceiverNotes.Where(n => n.Name == name).Select(n => n.Value).FirstOrDefaultAsync(cancellationToken), cancellationToken);

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
}
