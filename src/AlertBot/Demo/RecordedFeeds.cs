using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace AlertBot.Demo;

/// <summary>Reads the recorded feeds that travel inside the program.</summary>
internal static class RecordedFeeds
{
    private const string Folder = "AlertBot.Demo.Recorded.";

    private static readonly JsonSerializerOptions Options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    public static ImmutableArray<RecordedFeed> Load() =>
    [
        .. typeof(RecordedFeeds).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Load),
    ];

    private static RecordedFeed Load(string name)
    {
        using var stream = typeof(RecordedFeeds).Assembly.GetManifestResourceStream(name)!;
        var feed = JsonSerializer.Deserialize<RecordedFeed>(stream, Options)!;
        return feed with { Faults = Filled(feed.Faults), Items = Filled([.. feed.Items.Select(item => Complete(item, feed))]) };
    }

    /// <summary>A repeated entry says only what it does not share with the first one.</summary>
    private static RecordedItem Complete(RecordedItem item, RecordedFeed feed)
    {
        var first = item.DuplicateOf is { } guid ? feed.Items.First(other => other.Guid == guid && other.DuplicateOf is null) : item;
        return item with
        {
            Event = item.Event ?? first.Event,
            Title = item.Title ?? first.Title,
            Html = Filled(item.Html.IsDefault ? first.Html : item.Html),
            Edits = Filled(item.Edits),
        };
    }

    private static ImmutableArray<T> Filled<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
