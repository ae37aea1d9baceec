using AlertBot.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace AlertBot.Storage;

/// <summary>
/// The store as somebody may see it: rows of private feeds, and all that came of them, are not there but for their own audience, whatever is
/// asked. The model itself says so, once, so that a new query cannot forget it. For reading on either database; it has no migrations.
/// </summary>
internal sealed class ViewContext(DbContextOptions<ViewContext> options) : AlertBotContext(options)
{
    /// <summary>The name of the filter of <see cref="AlertBotContext.Items"/>, for a query that asks for the items of feeds that it may see.</summary>
    public const string OfItems = "items";

    private const string Private = ChangeRows.PrivatePrefix;

    /// <summary>The destination whose private feeds are seen too. Contexts are pooled: <see cref="Store"/> sets it each time.</summary>
    public long? SeenBy { get; set; }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<FeedRow>().HasQueryFilter(f => f.Audience == null || f.Audience == SeenBy);
        model.Entity<ItemRow>().HasQueryFilter(OfItems, i => i.Audience == null || i.Audience == SeenBy);
        model.Entity<StoryRow>().HasQueryFilter(s => s.Audience == null || s.Audience == SeenBy);
        model.Entity<DeadlineRow>().HasQueryFilter(d => d.Audience == null || d.Audience == SeenBy);
        model.Entity<AlertRow>().HasQueryFilter(a => a.Audience == null || a.Audience == SeenBy);
        model.Entity<ChangeRow>().HasQueryFilter(c => !c.Subject.StartsWith(Private));
    }
}
