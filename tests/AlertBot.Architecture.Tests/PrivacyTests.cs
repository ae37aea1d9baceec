using System.Text.RegularExpressions;

namespace AlertBot.Architecture.Tests;

/// <summary>
/// Private feeds: whatever reads the store sees what everybody may see, unless it says for whom it asks. Who reads past that is named here, with
/// why nobody is shown what they read.
/// </summary>
public sealed partial class PrivacyTests
{
    private static readonly Dictionary<string, string> Trusted = new()
    {
        ["Store.cs"] = "is the way itself",
        ["StorageServices.cs"] = "registers the contexts",
        ["StoreSetup.cs"] = "migrates",
        ["PostgresContexts.cs"] = "is the way itself",
        ["FeedStore.cs"] = "polls",
        ["LineStore.cs"] = "hands items on from stage to stage, each with its audience",
        ["StoryDesk.cs"] = "moves items; corrections pass by those of another audience",
        ["ReminderStore.cs"] = "counts down; an alert carries the audience of its entry",
        ["DigestStore.cs"] = "knows the keys of what one destination was sent",
        ["OutboxStore.cs"] = "sends to the destination of a delivery",
        ["SubscriptionStore.cs"] = "reads destinations and their orders",
        ["HubLeaseStore.cs"] = "renews agreements; private feeds have none",
        ["LeaseStore.cs"] = "knows replicas",
        ["ReceiverNotes.cs"] = "knows notes of receivers",
        ["ItemRetention.cs"] = "deletes",
        ["ItemSearch.cs"] = "keeps the index up to date; searching says for whom",
        ["StoreFigures.cs"] = "counts",
        ["PrivateFeedDesk.cs"] = "answers a destination from its own rows",
        ["LookUpStore.cs"] = "counts the items of feeds that it may see",
    };

    [Fact]
    public void Nothing_reads_past_what_everybody_may_see_but_what_shows_nobody()
    {
        var readers = Checkout.SourceFiles()
            .Where(file => file.Contains("/src/", StringComparison.Ordinal) && Past().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetFileName(file));

        Assert.Equal("", string.Join(", ", readers.Except(Trusted.Keys)));
    }

    [GeneratedRegex(@"\bReadAllAsync\b|\bIgnoreQueryFilters\b|\bIDbContextFactory<AlertBotContext>")]
    private static partial Regex Past();
}
