using System.Globalization;
using System.Xml.Linq;
using NodaTime.Text;

namespace AlertBot.Feeds.Tests.Polling;

/// <summary>Plays captures of a real feed in order, when they are at hand beside the checkout.</summary>
public sealed class ReplayTests : IDisposable
{
    private static readonly InstantPattern FileTime = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HHmmss'Z'");

    private readonly PolledWorld _world = new(start: NodaTime.Instant.FromUtc(2000, 1, 1, 0, 0));

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task In_a_real_feed_each_guid_is_stored_once_and_edits_are_updates()
    {
        var captures = Captures();
        Assert.SkipUnless(captures.Length > 0, "There is no folder shared/eval/replay/npr beside the checkout or above it.");
        var (address, edits) = (_world.Follow(1), 0);
        foreach (var capture in captures)
        {
            _world.Clock.SetUtcNow(FileTime.Parse(Path.GetFileNameWithoutExtension(capture)).Value.ToDateTimeOffset());
            _world.Web.Serve(address, await File.ReadAllBytesAsync(capture, TestContext.Current.CancellationToken));
            var summary = await _world.PollAsync();
            Assert.Equal((1, 0, 0), (summary.Looked, summary.Failed, summary.Lost));
            edits += summary.Edits;
        }

        var guids = _world.Store.Items.Select(item => item.Item.Guid).ToList();
        Assert.Equal(guids.Distinct(), guids);
        Assert.Equal(captures.SelectMany(GuidsOf).ToHashSet(), guids.ToHashSet());
        Assert.NotEqual(0, edits);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{captures.Length} captures, {guids.Count} items, {edits} edits"));
    }

    private static string[] Captures()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var captures = new DirectoryInfo(Path.Combine(folder.FullName, "shared", "eval", "replay", "npr"));
            if (captures.Exists)
            {
                return [.. captures.EnumerateFiles("*.xml").Select(file => file.FullName).Order(StringComparer.Ordinal)];
            }
        }

        return [];
    }

    private static IEnumerable<string?> GuidsOf(string capture) =>
        XDocument.Load(capture).Descendants("item").Select(item => item.Element("guid")?.Value.Trim());
}
