using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace AlertBot.Storage;

/// <summary>The one model of the store.</summary>
internal sealed class AlertBotContext(DbContextOptions<AlertBotContext> options) : DbContext(options)
{
    public DbSet<FeedRow> Feeds => Set<FeedRow>();

    public DbSet<ItemRow> Items => Set<ItemRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<StoryRow> Stories => Set<StoryRow>();

    public DbSet<DeadlineRow> Deadlines => Set<DeadlineRow>();

    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();

    public DbSet<AlertRow> Alerts => Set<AlertRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<DestinationRow> Destinations => Set<DestinationRow>();

    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

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
            feed.HasIndex(f => f.NextLook).HasFilter("\"Removed\" = 0");
        });
        model.Entity<ItemRow>(item =>
        {
            item.HasIndex(i => new { i.Stage, i.Published }).HasFilter("\"Stage\" <> 'Decided'");
            item.HasIndex(i => i.StoryId).HasFilter("\"StoryId\" IS NOT NULL");
            item.HasIndex(i => new { i.FeedId, i.GuidKey });
            item.HasIndex(i => new { i.FeedId, i.LinkKey });
            item.HasIndex(i => new { i.FeedId, i.ContentKey });
            item.HasOne<FeedRow>().WithMany().HasForeignKey(i => i.FeedId);
        });
        model.Entity<NoticeRow>().HasIndex(n => n.Told).HasFilter("\"Told\" = 0");
        model.Entity<StoryRow>(story =>
        {
            story.Property(s => s.Id).ValueGeneratedNever();
            story.HasIndex(s => s.Updated);
        });
        model.Entity<DeadlineRow>().HasIndex(d => new { d.Dossier, d.Open });
        model.Entity<RevisionRow>(revision =>
        {
            revision.HasOne<DeadlineRow>().WithMany().HasForeignKey(r => r.DeadlineId);
            revision.HasIndex(r => r.ItemId);
        });
        model.Entity<AlertRow>(alert =>
        {
            alert.HasIndex(a => a.Key).IsUnique();
            alert.HasIndex(a => a.StoryId);
        });
        model.Entity<DeliveryRow>(delivery =>
        {
            delivery.HasOne<AlertRow>().WithMany().HasForeignKey(d => d.AlertId);
            delivery.HasOne<DestinationRow>().WithMany().HasForeignKey(d => d.DestinationId);
            delivery.HasIndex(d => new { d.AlertId, d.DestinationId }).IsUnique();
            delivery.HasIndex(d => d.NotBefore).HasFilter("\"State\" = 'Waiting'");
            delivery.HasIndex(d => new { d.DestinationId, d.LeasedUntil }).HasFilter("\"LeasedUntil\" IS NOT NULL");
        });
        model.Entity<DestinationRow>().HasIndex(d => d.Name).IsUnique();
        model.Entity<SubscriptionRow>().HasOne<DestinationRow>().WithMany().HasForeignKey(s => s.DestinationId);
    }

    /// <summary>Both databases keep an instant as a whole number, so that it sorts and compares by an index.</summary>
    private sealed class InstantAsTicks() : ValueConverter<Instant, long>(i => i.ToUnixTimeTicks(), t => Instant.FromUnixTimeTicks(t));

    private sealed class DurationAsTicks() : ValueConverter<Duration, long>(d => d.BclCompatibleTicks, t => Duration.FromTicks(t));
}
