using AlertBot.Fakes.Http;

namespace AlertBot.EndToEnd.Tests;

/// <summary>What the newcomer was promised, with the real program in a process of its own.</summary>
public sealed class MainJobTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task News_of_the_talks_reaches_every_destination_once_in_its_language_and_nothing_else_does()
    {
        await using var world = await World.StartAsync(Cancelled);
        var paper = new Paper().Add(Paper.Football);
        world.Publishers.Publish("/paper", paper.Rss());
        world.Set(["/paper"]);
        await using var worker = Worker.Start(world.Folder);
        await PolledAsync(world, worker, 1);

        world.Publishers.Publish("/paper", paper.Add(Paper.Ultimatum).Rss());
        await UntilAllAsync(world, worker, 1);
        // Another fetch, an edit of the headline and one more irrelevant item change nothing.
        world.Publishers.Publish("/paper", paper.Edit("ultimatum", Paper.Ultimatum.Title + "!").Add(Paper.Football with { Guid = "again" }).Rss());
        await UntilAsync(world, worker, () => world.Count("SELECT COUNT(*) FROM Items WHERE Stage = 'Decided' AND (Guid = 'again' OR Revision = 1)") == 2, "the edit and the new item are decided");

        Assert.Contains("Deadline set", Assert.Single(world.Discord.Messages).Embed.Title, StringComparison.Ordinal);
        Assert.Contains("Встановлено", Assert.Single(world.Telegram.Messages).Text, StringComparison.Ordinal);
        Assert.Single(world.Webhook.Deliveries);
        Assert.Empty(world.Complaints);
        Assert.Equal(0, await worker.StopAsync(Cancelled));
    }

    [Fact]
    public async Task What_was_in_a_feed_before_is_no_news()
    {
        await using var world = await World.StartAsync(Cancelled);
        var paper = new Paper().Add(Paper.Ultimatum with { Published = DateTimeOffset.UnixEpoch.AddYears(55) });
        world.Publishers.Publish("/paper", paper.Rss());
        world.Set(["/paper"]);
        await using var worker = Worker.Start(world.Folder);
        await UntilAsync(world, worker, () => world.Count("SELECT COUNT(*) FROM Items WHERE Stage = 'Decided'") == 1, "the old item is decided");

        Assert.Equal(0, world.Count("SELECT COUNT(*) FROM Alerts"));
        Assert.Empty(world.Telegram.Messages);
    }

    [Fact]
    public async Task Broken_feeds_and_a_refusing_destination_hold_up_nobody_else()
    {
        await using var world = await World.StartAsync(Cancelled);
        world.Publishers.Publish("/page", "<!DOCTYPE html><html><body>Are you human?</body></html>", "text/html");
        world.Publishers.Publish("/cut", "<rss><channel><item><title>half");
        world.Publishers.Publish("/huge", new string(' ', 2_000_000));
        world.Publishers.Publish("/paper", new Paper().Add(Paper.Football).Rss());
        world.Discord.Refuse("900800700600500400", FakeAnswer.Json(403, new { code = 50013, message = "Missing Permissions" }));
        world.Publishers.Faults.Otherwise = r => r.Path == "/silent" ? new Fault.StallAfter() : null;
        world.Set(["/page", "/cut", "/huge", "/gone", "/silent", "/paper"]);
        await using var worker = Worker.Start(world.Folder);
        await PolledAsync(world, worker, 1);

        world.Publishers.Publish("/paper", new Paper().Add(Paper.Football, Paper.Ultimatum).Rss());
        await UntilAsync(world, worker, () => world.Telegram.Messages.Count == 1 && world.Webhook.Deliveries.Count == 1, "the others have the alert");
        await UntilAsync(world, worker, () => worker.Said.Contains("Give the bot View Channel", StringComparison.Ordinal), "the owner is told what to do");

        Assert.Empty(world.Discord.Messages);
        Assert.DoesNotContain(world.Discord.Token, worker.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Telegram.Token, worker.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_waits_for_slow_publishers_stops_by_itself_when_it_is_told_to()
    {
        await using var world = await World.StartAsync(Cancelled);
        world.LongestLook = TimeSpan.FromMinutes(2);
        var asked = 0;
        world.Publishers.Faults.Otherwise = r =>
        {
            Interlocked.Increment(ref asked);
            return new Fault.StallAfter();
        };
        world.Set(["/slow", "/slower"]);
        await using var worker = Worker.Start(world.Folder);
        await UntilAsync(world, worker, () => Volatile.Read(ref asked) > 0, "a publisher is asked");

        Assert.Equal(0, await worker.StopAsync(Cancelled));
        Assert.DoesNotContain("still executing", worker.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_while_it_starts_ends_well()
    {
        await using var world = await World.StartAsync(Cancelled);
        world.Set(["/paper"]);
        await using var worker = Worker.Start(world.Folder);
        await UntilAsync(world, worker, () => File.Exists(world.Database), "the store is made");

        Assert.Equal(0, await worker.StopAsync(Cancelled));
    }

    [Fact]
    public async Task Without_any_token_alerts_are_printed_and_the_start_says_so()
    {
        await using var world = await World.StartAsync(Cancelled);
        var paper = new Paper().Add(Paper.Football);
        world.Publishers.Publish("/paper", paper.Rss());
        world.Set(["/paper"], Array.Empty<object>());
        await using var worker = Worker.Start(world.Folder, "run");
        await PolledAsync(world, worker, 1);

        world.Publishers.Publish("/paper", paper.Add(Paper.Round).Rss());
        await UntilAsync(world, worker, () => worker.Said.Contains(Paper.Round.Title[..40], StringComparison.Ordinal), "the alert is printed");

        Assert.Contains("alerts are printed here", worker.Said, StringComparison.Ordinal);
    }

    private static Task PolledAsync(World world, Worker worker, int items) =>
        UntilAsync(world, worker, () => world.Count("SELECT COUNT(*) FROM Items") >= items, "the first items are stored");

    private static Task UntilAllAsync(World world, Worker worker, int alerts) => UntilAsync(
        world,
        worker,
        () => world.Telegram.Messages.Count >= alerts && world.Discord.Messages.Count >= alerts && world.Webhook.Deliveries.Count >= alerts,
        "all destinations have the alert");

    private static Task UntilAsync(World world, Worker worker, Func<bool> isSo, string what) =>
        world.UntilAsync(worker, isSo, what, Cancelled);
}
