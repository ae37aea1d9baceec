using AlertBot.Understanding.Deadlines;
using NodaTime.Text;

namespace AlertBot.Understanding.Tests.Deadlines;

/// <summary>Items in our own words, and what is read from them in one line a deadline.</summary>
internal static class Items
{
    private static readonly DeadlineReader Reader = new();

    public static IReadOnlyList<DeadlineStatement> Read(string language, string published, string text, string title = "", string? publisher = null)
    {
        Assert.True(PublicationTime.TryParse(published, out var time));
        return Reader.Read(new ItemText("1", title, text, time, language, null, publisher), language).Stated;
    }

    /// <summary>"met scheduled 2025-07-23", "withdrawn ultimatum" where no day is named.</summary>
    public static string Ended(string language, string published, string text)
    {
        Assert.True(PublicationTime.TryParse(published, out var time));
        return string.Join("; ", Reader.Read(new ItemText("1", "", text, time, language, null, null), language).Outcomes
            .Select(o => $"{o.Change.ToString().ToLowerInvariant()} {o.Kind.ToString().ToLowerInvariant()}{(o.IsUndated ? "" : $" {Days(o.Due)}")}"));
    }

    /// <summary>"ultimatum 2025-09-02", "scheduled 2025-08-01..2025-08-31"; nothing when there is no deadline.</summary>
    public static string Told(string language, string published, string text, string title = "", string? publisher = null) =>
        string.Join("; ", Read(language, published, text, title, publisher).Select(d => $"{d.Kind.ToString().ToLowerInvariant()} {Days(d.Due)}"));

    private static string Days(DueWindow due) => due.IsExact
        ? LocalDatePattern.Iso.Format(due.Earliest)
        : $"{LocalDatePattern.Iso.Format(due.Earliest)}..{LocalDatePattern.Iso.Format(due.Latest)}";
}
