using AlertBot.Chat.Commands.Stores;

namespace AlertBot.Storage;

internal sealed class ChangeLog(Store store) : IChangeLog
{
    public Task AddAsync(string subject, ChangeNote note, CancellationToken cancellationToken) =>
        store.WriteAsync(
            context =>
            {
                context.Changes.Add(ChangeRows.Of(note, subject, null, null));
                return Task.CompletedTask;
            },
            cancellationToken);

    public Task<IReadOnlyList<LoggedChange>> NewestAsync(string subject, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync(context => ChangeRows.NewestAsync(context, subject, limit, cancellationToken), cancellationToken);
}
