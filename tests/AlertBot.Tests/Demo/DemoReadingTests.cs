using AlertBot.Demo;
using AlertBot.Understanding;
using AlertBot.Understanding.Deadlines;
using AlertBot.Understanding.Dossiers;
using NodaTime;

namespace AlertBot.Tests.Demo;

/// <summary>What the real reader makes of the recorded words; it sees them as the pipeline hands them on, without a declared language.</summary>
public sealed class DemoReadingTests
{
    private static readonly ItemReader Reader = new(DossierCatalog.Embedded());

    public static TheoryData<string, string, LocalDate, LocalDate> Deadlines()
    {
        var data = new TheoryData<string, string, LocalDate, LocalDate>();
        foreach (var language in new[] { "en", "uk", "ru" })
        {
            data.Add("trump-50-days", language, new(2025, 9, 2), new(2025, 9, 2));
            data.Add("trump-10-or-12-days", language, new(2025, 8, 7), new(2025, 8, 9));
            data.Add("trump-10-days", language, new(2025, 8, 8), new(2025, 8, 8));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Deadlines))]
    public void The_reports_of_a_language_give_the_deadline_and_no_other(string happened, string language, LocalDate earliest, LocalDate latest)
    {
        var windows = Reports(happened, language).SelectMany(Read).Select(deadline => (deadline.Due.Earliest, deadline.Due.Latest));

        Assert.Equal([(earliest, latest)], windows.Distinct());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    public void A_30_day_ceasefire_is_no_deadline(string language)
    {
        var reports = Reports("thirty-day-ceasefire", language).ToList();

        Assert.NotEmpty(reports);
        Assert.Empty(reports.SelectMany(Read));
    }

    private static IEnumerable<RecordedItem> Reports(string happened, string language) => DemoScript.Feeds
        .Where(feed => feed.Language[..2] == language)
        .SelectMany(feed => feed.Items)
        .Where(item => item.Event == happened);

    private static IEnumerable<DeadlineStatement> Read(RecordedItem item)
    {
        var version = item.At(DemoScript.End);
        return Reader.Read(new ItemText(item.Guid, version.Title, version.Body, PublicationTime.At(item.Published.ToInstant()))).Deadlines;
    }
}
