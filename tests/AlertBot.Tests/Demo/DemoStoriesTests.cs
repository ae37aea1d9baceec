using AlertBot.Demo;
using AlertBot.Understanding;
using AlertBot.Understanding.Dossiers;
using AlertBot.Understanding.Stories;

namespace AlertBot.Tests.Demo;

/// <summary>The summer as stories: every relevant recorded item, in order of time, through the real reader and grouper.</summary>
public sealed class DemoStoriesTests
{
    private static readonly Lazy<List<(string? Event, long Story)>> Told = new(Tell);

    [Theory]
    [InlineData("trump-50-days")]
    [InlineData("third-round-offered")]
    [InlineData("third-round")]
    [InlineData("trump-10-or-12-days")]
    [InlineData("trump-10-days")]
    [InlineData("alaska-announced")]
    [InlineData("exchange-14-august")]
    [InlineData("alaska-summit")]
    [InlineData("washington-18-august")]
    [InlineData("exchange-24-august")]
    public void What_three_languages_report_is_told_once(string happened) =>
        Assert.Single(Told.Value.Where(t => t.Event == happened).Select(t => t.Story).Distinct());

    [Fact]
    public void No_story_tells_of_two_events() =>
        Assert.All(Told.Value.GroupBy(t => t.Story), story => Assert.Single(story.Select(t => t.Event).Distinct()));

    private static List<(string? Event, long Story)> Tell()
    {
        var reader = new ItemReader(DossierCatalog.Embedded());
        var grouper = new StoryGrouper();
        var stories = 0L;
        var told = new List<(string?, long)>();
        foreach (var (item, publisher) in DemoScript.Feeds.SelectMany(feed => feed.Items.Select(item => (item, feed.Publisher))).Where(i => i.item.DuplicateOf is null).OrderBy(i => i.item.Published.ToInstant()))
        {
            var text = new ItemText(item.Guid, item.Title, item.At(item.VisibleFrom).Body, PublicationTime.At(item.Published.ToInstant()), Publisher: publisher);
            var reading = reader.Read(text);
            if (reading.Dossiers.Any(d => d.IsRelevant))
            {
                told.Add((item.Event, grouper.Place(StoryItem.Of(text, reading), () => ++stories).Story));
            }
        }

        return told;
    }
}
