using AlertBot.Chat.Commands.Stores;
using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>The little that is kept of a person or a place, and its removal.</summary>
internal sealed class ProfileStore(Store store) : IProfileStore
{
    public async Task<ChatProfile> GetAsync(string platform, string subject, CancellationToken cancellationToken) =>
        await store.ReadAsync(
            context => context.Profiles.Where(p => p.Platform == platform && p.Subject == subject).Select(p => new ChatProfile(p.Language, p.Manages)).FirstOrDefaultAsync(cancellationToken),
            cancellationToken) ?? ChatProfile.Empty;

    public Task SetAsync(string platform, string subject, ChatProfile profile, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var row = await context.Profiles.SingleOrDefaultAsync(p => p.Platform == platform && p.Subject == subject, cancellationToken);
                if (row is null)
                {
                    context.Profiles.Add(row = new ProfileRow { Platform = platform, Subject = subject });
                }

                (row.Language, row.Manages) = (profile.Language, profile.Manages);
            },
            cancellationToken);

    public Task<int> ForgetAsync(string platform, string person, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async context =>
            {
                var subject = $"person:{person}";
                var profiles = await context.Profiles.Where(p => p.Platform == platform && p.Subject == subject).ExecuteDeleteAsync(cancellationToken);
                var said = await context.Feedback.Where(f => f.Platform == platform && f.Who == person).ExecuteUpdateAsync(set => set.SetProperty(f => f.Who, ""), cancellationToken);
                var changes = await context.Changes.Where(c => c.Platform == platform && c.Who == person).ExecuteUpdateAsync(set => set.SetProperty(c => c.Who, ""), cancellationToken);
                return profiles + said + changes;
            },
            cancellationToken);

    public Task AddFeedbackAsync(Feedback feedback, string platform, string person, CancellationToken cancellationToken) =>
        store.WriteAsync(
            context =>
            {
                context.Feedback.Add(new FeedbackRow
                {
                    At = feedback.At,
                    Label = feedback.Label,
                    ItemId = feedback.Item,
                    Reference = feedback.Reference,
                    Note = feedback.Note,
                    Platform = platform,
                    Who = person,
                });
                return Task.CompletedTask;
            },
            cancellationToken);

    public async Task<IReadOnlyList<Feedback>> FeedbackAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(
            context => (from feedback in context.Feedback
                        join item in context.Items on feedback.ItemId equals item.Id into items
                        from item in items.DefaultIfEmpty()
                        orderby feedback.Id
                        select new Feedback(feedback.At, feedback.Label, feedback.ItemId, feedback.Reference, feedback.Note)
                        {
                            Title = item == null ? null : item.Title,
                            Text = item == null ? null : item.Text,
                            Publisher = item == null ? null : item.Publisher,
                            Published = item == null ? null : item.Published,
                        }).ToListAsync(cancellationToken),
            cancellationToken);
}
