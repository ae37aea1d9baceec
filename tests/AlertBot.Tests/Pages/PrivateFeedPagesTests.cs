using AlertBot.Alerts.Subscriptions;
using AlertBot.Chat.Commands.Stores;
using AlertBot.Feeds.Lists;
using AlertBot.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AlertBot.Tests.Pages;

/// <summary>Every address that the worker serves is asked, signed in as an admin too: none tells of a private feed.</summary>
public sealed class PrivateFeedPagesTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_address_of_the_worker_tells_of_a_private_feed_neither_to_visitors_nor_to_admins()
    {
        await using var host = await PageHost.StartAsync(prometheus: true);
        var destination = await FillAsync(host);
        var addresses = host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
            .SelectMany(e => Filled(e.RoutePattern.RawText!))
            .Append("/search?words=zebra")
            .Distinct()
            .ToList();
        using var visitor = host.Visit();
        using var admin = host.Visit();
        await admin.SendAsync("/sign-in", "/sign-in", ("key", PageHost.AdminKey));

        var told = new List<string>();
        foreach (var (who, address) in addresses.SelectMany(a => new[] { (visitor, a), (admin, a) }))
        {
            using var answer = await who.GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync(Cancelled);
            if (text.Replace("words=zebra", "", StringComparison.Ordinal).Replace("value=\"zebra\"", "", StringComparison.Ordinal).Contains("zebra-", StringComparison.OrdinalIgnoreCase))
            {
                told.Add(address);
            }
        }

        Assert.Contains("/alerts.rss", addresses);
        Assert.Contains("/deadlines.ics", addresses);
        Assert.Contains("/feeds", addresses);
        Assert.Contains("/items/1", addresses);
        Assert.Empty(told);
        // They were there to be told of, and what is public was told.
        Assert.Contains("public-", await visitor.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Equal(2, (await host.Services.GetRequiredService<ILookUpStore>().For(new SeenBy(destination)).SearchAsync("zebra", 10, Cancelled)).Count);
    }

    private static IEnumerable<string> Filled(string pattern) => pattern.Contains('{')
        ? new[] { "1", "2" }.Select(id => "/" + System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]*\}", id).TrimStart('/'))
        : ["/" + pattern.TrimStart('/')];

    /// <summary>Row 1 of everything is private, row 2 is public.</summary>
    private static async Task<long> FillAsync(PageHost host)
    {
        var wishes = DestinationWishes.Default with { PrivateFeeds = 1 };
        await host.Services.GetRequiredService<ISubscriptionStore>().ReplaceAsync([new Subscription(0, new Destination(0, "one", "console", "", "en", DateTimeZone.Utc, null, null) { Wishes = wishes }, [], [], [])], Cancelled);
        var one = (await host.Services.GetRequiredService<IDestinationStore>().FindAsync("one", Cancelled))!.Destination.Id;
        var note = new ChangeNote("telegram", "7", "privatefeeds add", Instant.FromUtc(2025, 7, 23, 12, 0));
        Assert.NotNull((await host.Services.GetRequiredService<IPrivateFeedDesk>().AddAsync(one, new ListedFeed(new Uri("http://zebra-feed.invalid/rss"), "zebra-title", Publisher: "zebra-voice"), Duration.FromHours(1), note, Cancelled)).Feed);
        await host.Services.GetRequiredService<IFeedList>().ReplaceAsync([new ConfiguredFeed(new("http://public-feed.invalid/rss"), "public-voice", "public-title", "en", Duration.FromHours(1))], Cancelled);
        var at = Instant.FromUtc(2025, 7, 23, 12, 0).ToUnixTimeTicks();
        foreach (var (id, word, audience) in new[] { (1, "zebra", $"{one}"), (2, "public", "NULL") })
        {
            await host.ExecuteAsync($$"""
                INSERT INTO "Items" ("Id", "FeedId", "Publisher", "Guid", "Link", "Title", "Text", "ContentKey", "TitleKey", "TextKey", "Published", "FirstSeen", "Revision", "Baseline", "Stage", "StoryId", "Audience")
                VALUES ({{id}}, {{id}}, '{{word}}-voice', '{{word}}', 'http://{{word}}-feed.invalid/1', '{{word}}-headline zebra', '{{word}}-text', {{id}}, {{id}}, {{id}}, {{at}}, {{at}}, 0, 0, 'Decided', {{id}}, {{audience}});
                INSERT INTO "Stories" ("Id", "Dossier", "Started", "Updated", "Audience") VALUES ({{id}}, 'ukraine-russia-talks', {{at}}, {{at}}, {{audience}});
                INSERT INTO "Alerts" ("Id", "Key", "Kind", "Dossier", "At", "StoryId", "Alert", "Audience") VALUES ({{id}}, '{{word}}-key', 'NewStory', 'ukraine-russia-talks', {{at}}, {{id}},
                    '{"Key":"{{word}}-key","Kind":"NewStory","Dossier":"ukraine-russia-talks","At":"2025-07-23T12:00:00Z","Story":{{id}},"Items":[{{id}}],"Urgency":"Major","Content":{"Headlines":[{"Language":"en","Text":"{{word}}-headline","Item":{{id}}}],"Lines":[],"Sources":[],"Categories":[],"Deadlines":[]},"Why":"{{word}}-why"}', {{audience}});
                INSERT INTO "Deadlines" ("Id", "Dossier", "Entry", "Open", "Changed", "Audience") VALUES ({{id}}, 'ukraine-russia-talks',
                    '{"Id":{{id}},"Dossier":"ukraine-russia-talks","Kind":"Ultimatum","Due":{{Due}},"SetBy":"{{word}}-setter","Action":"{{word}}-action","State":"Open","History":[{"Change":"Set","Due":{{Due}},"At":"2025-07-23T12:00:00Z"}]}', 1, {{at}}, {{audience}});
                INSERT INTO "Revisions" ("DeadlineId", "ItemId", "Change", "Material") VALUES ({{id}}, {{id}}, 'Set', 1);
                """);
        }

        return one;
    }

    private const string Due = """{"Earliest":"2025-09-02","Latest":"2025-09-02"}""";
}
