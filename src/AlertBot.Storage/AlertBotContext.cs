using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>
/// The one model of the store, and as such the context on SQLite. <see cref="Engines.PostgresContext"/> adds nothing to the model: it is there
/// because migrations belong to a context type, and each database has its own.
/// </summary>
internal class AlertBotContext : DbContext
{
    public AlertBotContext(DbContextOptions<AlertBotContext> options)
        : base(options)
    {
    }

    protected AlertBotContext(DbContextOptions options)
        : base(options)
    {
    }

    public DbSet<FeedRow> Feeds => Set<FeedRow>();

    /// <summary>Those that everybody may see; private ones are their chats' affair.</summary>
    public IQueryable<FeedRow> PublicFeeds => Feeds.Where(f => f.Audience == null);

    public DbSet<ItemRow> Items => Set<ItemRow>();

    public DbSet<HubLeaseRow> HubLeases => Set<HubLeaseRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<StoryRow> Stories => Set<StoryRow>();

    public DbSet<DeadlineRow> Deadlines => Set<DeadlineRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<AlertRow> Alerts => Set<AlertRow>();

    public DbSet<AlertDeadlineRow> AlertDeadlines => Set<AlertDeadlineRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<DestinationRow> Destinations => Set<DestinationRow>();

    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

    public DbSet<ProfileRow> Profiles => Set<ProfileRow>();

    public DbSet<ChangeRow> Changes => Set<ChangeRow>();

    public DbSet<FeedbackRow> Feedback => Set<FeedbackRow>();

    public DbSet<LeaseRow> Leases => Set<LeaseRow>();

    public DbSet<ReceiverNoteRow> ReceiverNotes => Set<ReceiverNoteRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Instant>().HaveConversion<InstantAsTicks>();
        configuration.Properties<Duration>().HaveConversion<DurationAsTicks>();
        configuration.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<FeedRow>(feed =>
        {
            feed.HasIndex(f => f.ConfiguredAddress).IsUnique();
            feed.HasIndex(f => f.NextLook).HasFilter("NOT \"Removed\"");
            feed.HasIndex(f => f.Audience).HasFilter("\"Audience\" IS NOT NULL");
        });
        model.Entity<ItemRow>(item =>
        {
            item.HasIndex(i => new { i.Stage, i.Published }).HasFilter("\"Stage\" <> 'Decided'");
            item.HasIndex(i => i.StoryId).HasFilter("\"StoryId\" IS NOT NULL");
            item.HasIndex(i => i.Published).HasFilter("\"StoryId\" IS NOT NULL");
            item.HasIndex(i => new { i.FeedId, i.GuidKey });
            // By the link first: people look for an item behind a link without knowing whose feed it came from.
            item.HasIndex(i => new { i.LinkKey, i.FeedId });
            item.HasIndex(i => new { i.FeedId, i.Published });
            item.HasIndex(i => new { i.FeedId, i.ContentKey });
            item.HasIndex(i => new { i.Audience, i.Published }).HasFilter("\"Audience\" IS NOT NULL");
            item.HasOne<FeedRow>().WithMany().HasForeignKey(i => i.FeedId);
        });
        model.Entity<HubLeaseRow>(lease =>
        {
            lease.HasKey(l => l.FeedId);
            lease.Property(l => l.FeedId).ValueGeneratedNever();
            lease.HasIndex(l => l.Token).IsUnique();
            lease.HasIndex(l => l.NextTry);
            lease.HasOne<FeedRow>().WithMany().HasForeignKey(l => l.FeedId);
        });
        model.Entity<NoticeRow>().HasIndex(n => n.Told).HasFilter("NOT \"Told\"");
        model.Entity<StoryRow>(story =>
        {
            story.Property(s => s.Id).ValueGeneratedNever();
            story.HasIndex(s => s.Updated);
            story.HasIndex(s => s.Audience).HasFilter("\"Audience\" IS NOT NULL");
        });
        model.Entity<DeadlineRow>(deadline =>
        {
            deadline.HasIndex(d => new { d.Dossier, d.Open });
            deadline.HasIndex(d => d.Audience).HasFilter("\"Audience\" IS NOT NULL");
        });
        model.Entity<RevisionRow>(revision =>
        {
            revision.HasOne<DeadlineRow>().WithMany().HasForeignKey(r => r.DeadlineId);
            revision.HasIndex(r => r.ItemId);
        });
        model.Entity<AlertRow>(alert =>
        {
            alert.HasIndex(a => a.Key).IsUnique();
            alert.HasIndex(a => a.StoryId);
            alert.HasIndex(a => a.At);
            alert.HasIndex(a => new { a.Dossier, a.Id });
            alert.HasIndex(a => a.Audience).HasFilter("\"Audience\" IS NOT NULL");
        });
        model.Entity<AlertDeadlineRow>(link =>
        {
            link.HasKey(l => new { l.DeadlineId, l.AlertId });
            link.HasOne<AlertRow>().WithMany().HasForeignKey(l => l.AlertId);
        });
        model.Entity<DeliveryRow>(delivery =>
        {
            delivery.HasOne<AlertRow>().WithMany().HasForeignKey(d => d.AlertId);
            delivery.HasOne<DestinationRow>().WithMany().HasForeignKey(d => d.DestinationId);
            delivery.HasIndex(d => new { d.AlertId, d.DestinationId }).IsUnique();
            delivery.HasIndex(d => new { d.StoryId, d.DestinationId }).HasFilter("\"StoryId\" IS NOT NULL");
            delivery.HasIndex(d => d.NotBefore).HasFilter("\"State\" = 'Waiting'");
            delivery.HasIndex(d => new { d.DestinationId, d.Urgent, d.Id }).HasFilter("\"State\" = 'Waiting'");
            delivery.HasIndex(d => d.Expires).HasFilter("\"State\" = 'Waiting' AND \"Expires\" IS NOT NULL");
            delivery.HasIndex(d => new { d.DestinationId, d.LeasedUntil }).HasFilter("\"LeasedUntil\" IS NOT NULL");
            delivery.HasIndex(d => new { d.DestinationId, d.Done }).HasFilter("\"State\" = 'Delivered'");
            delivery.HasIndex(d => new { d.DestinationId, d.Id }).HasFilter("\"State\" = 'Dead'");
        });
        model.Entity<DestinationRow>(destination =>
        {
            destination.HasIndex(d => d.Name).IsUnique();
            destination.HasIndex(d => d.Version);
            destination.HasIndex(d => new { d.Platform, d.Address });
            destination.HasIndex(d => new { d.Platform, d.DueUrgent, d.Due }).HasFilter("\"Due\" IS NOT NULL");
        });
        model.Entity<ReceiverNoteRow>().HasKey(n => n.Name);
        model.Entity<ProfileRow>().HasIndex(p => new { p.Platform, p.Subject }).IsUnique();
        model.Entity<ChangeRow>().HasIndex(c => c.Subject);
        model.Entity<LeaseRow>().HasKey(l => l.Name);
        model.Entity<SubscriptionRow>().HasOne<DestinationRow>().WithMany().HasForeignKey(s => s.DestinationId);
    }

    /// <summary>Both databases keep an instant as a whole number, so that it sorts and compares by an index.</summary>
    internal sealed class InstantAsTicks() : ValueConverter<Instant, long>(i => i.ToUnixTimeTicks(), t => Instant.FromUnixTimeTicks(t));

    internal sealed class DurationAsTicks() : ValueConverter<Duration, long>(d => d.BclCompatibleTicks, t => Duration.FromTicks(t));
}
